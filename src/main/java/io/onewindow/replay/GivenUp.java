package io.onewindow.replay;

/// Carries the ending of a replay that cannot go on out of whatever was being done.
final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Ending ending;

    GivenUp(Ending ending) {
        super(ending.toString(), null, false, false);
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
