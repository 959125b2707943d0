package io.onewindow.wire;

/// Ends an HTTP call with a problem; thrown by controllers and by what prepares their arguments, nowhere else.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /// @param problem what the caller is told
    public ProblemException(Problem problem) {
        super(problem.message(Language.EN), null, false, false);
        this.problem = problem;
    }

    /// What the caller is told.
    public Problem problem() {
        return problem;
    }
}
