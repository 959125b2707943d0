package io.onewindow.commit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Work that this node leased in the commit that made it, so that nobody has to look for it in the database.
/// Whatever is not taken in good time is left to its lease, which brings it back.
///
/// @param <T> a piece of work
public final class Fresh<T> {

    private record Leased<T>(T work, long at) {}

    private final ConcurrentLinkedQueue<Leased<T>> leased = new ConcurrentLinkedQueue<>();
    private final Semaphore room;
    private final long goodFor;

    /// @param room  most pieces that wait here
    /// @param lease how long a piece belongs to this node; half of it may pass before it is taken
    public Fresh(int room, Duration lease) {
        this.room = new Semaphore(room);
        this.goodFor = lease.dividedBy(2).toNanos();
    }

    /// Brings in work that the running transaction is to lease, once that is committed; where it is rolled back,
    /// the room is free again.
    ///
    /// @return whether there is room for all of it; if not, nothing is brought in
    public boolean offer(List<T> works) {
        if (!room.tryAcquire(works.size())) {
            return false;
        }
        long at = System.nanoTime();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                works.forEach(work -> leased.add(new Leased<>(work, at)));
            }

            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    room.release(works.size());
                }
            }
        });
        return true;
    }

    /// Takes what waits.
    public List<T> take(int most) {
        List<T> taken = new ArrayList<>();
        while (taken.size() < most) {
            Leased<T> next = leased.poll();
            if (next == null) {
                return taken;
            }
            room.release();
            if (System.nanoTime() - next.at() < goodFor) {
                taken.add(next.work());
            }
        }
        return taken;
    }
}
