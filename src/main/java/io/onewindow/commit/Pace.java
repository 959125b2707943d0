package io.onewindow.commit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Lets the rounds of a busy loop grow: a round that follows hard upon another first rests as long as that one took, so
/// that what comes meanwhile shares it. A round after a pause begins at once.
public final class Pace {

    private static final long LONGEST_REST = Duration.ofMillis(25).toNanos();

    private long began = System.nanoTime();
    private long ended = began;

    /// Rests, if the last round has only just ended.
    public void rest() {
        long rest = Math.min(ended - began, LONGEST_REST) - (System.nanoTime() - ended);
        if (rest > 0) {
            LockSupport.parkNanos(rest);
        }
    }

    /// A round begins.
    public void begin() {
        began = System.nanoTime();
    }

    /// The round is over.
    public void end() {
        ended = System.nanoTime();
    }
}
