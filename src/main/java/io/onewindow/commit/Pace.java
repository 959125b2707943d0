package io.onewindow.commit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Lets the rounds of a busy loop grow: while it has little else than rounds to do, each first rests as long as the one
/// before took, so that what comes meanwhile shares it. A loop that mostly waits for work begins at once.
public final class Pace {

    private static final long LONGEST_REST = Duration.ofMillis(25).toNanos();
    private static final double BUSY = 0.5;
    // How far back the loop looks to see how busy it is.
    private static final double MEMORY = Duration.ofMillis(200).toNanos();

    private final LongSupplier nanoTime;
    private long began;
    private long ended;
    private long rested;
    private double load;

    /// For a loop that begins now.
    public Pace() {
        this(System::nanoTime);
    }

    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.ended = began;
    }

    /// Work is there: rests, if the loop is busy and its last round has only just ended.
    public void rest() {
        long rest = due();
        if (rest > 0) {
            long before = nanoTime.getAsLong();
            LockSupport.parkNanos(rest);
            rested = nanoTime.getAsLong() - before;
        }
    }

    /// How long it should rest now, in nanoseconds.
    long due() {
        return load < BUSY ? 0 : Math.min(ended - began, LONGEST_REST) - (nanoTime.getAsLong() - ended);
    }

    /// A round begins.
    public void begin() {
        began = nanoTime.getAsLong();
    }

    /// The round is over.
    public void end() {
        long now = nanoTime.getAsLong();
        double span = Math.max(1, now - ended);
        double share = (now - began + rested) / span;
        load += (1 - Math.exp(-span / MEMORY)) * (share - load);
        ended = now;
        rested = 0;
    }
}
