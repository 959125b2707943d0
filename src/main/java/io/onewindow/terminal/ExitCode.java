package io.onewindow.terminal;

/// What a command's exit code says; the same for every command.
public enum ExitCode {
    /// It is done, or what was checked holds.
    DONE(0),
    /// Something was found that should not be.
    FINDING(1),
    /// The call was wrong: an argument, a file, a secret.
    USAGE(2),
    /// The hub or the broker could not be reached.
    UNREACHABLE(3),
    /// A signature is missing, or is too old.
    UNSIGNED(4),
    /// The command itself is broken (`EX_SOFTWARE` of sysexits).
    BROKEN(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /// The number that the process ends with.
    public int number() {
        return number;
    }
}
