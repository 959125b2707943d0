package io.onewindow.settings;

/// Why the hub does not start: one line that says what is wrong, where, and what to do.
/// Thrown by whatever finds the fault; the main method prints the line and ends the process.
public final class StartFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param line what, where and what to do, in one line
    public StartFault(String line) {
        super(line.replace('\n', ' ').strip());
    }

    /// @param line what, where and what to do, in one line
    /// @param cause what brought it to light
    public StartFault(String line, Throwable cause) {
        super(line.replace('\n', ' ').strip(), cause);
    }
}
