package io.onewindow.commit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes whoever waits for committed work; whoever misses it finds the work at the next look all the same.
public final class Wake {

    private final Semaphore bell = new Semaphore(0);

    /// Work was committed.
    public void ring() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /// Waits until work was committed, at most that long.
    public void await(Duration longest) {
        try {
            if (bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
