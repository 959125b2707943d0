package io.onewindow.bench.driver;

/// The idempotency keys of the applications.
///
/// @param numbersItself whether the system replies with a number of its own; where it does not, the key is the number
record Keys(boolean numbersItself, Tally tally) {

    private static final String PREFIX = "bench-";

    String of(int application) {
        return PREFIX + application;
    }

    int application(String key) {
        return Integer.parseInt(key.substring(PREFIX.length()));
    }

    /// The application is durable on the queue.
    void queued(int application) {
        if (!numbersItself) {
            tally.accepted(application, of(application), System.nanoTime());
        }
    }
}
