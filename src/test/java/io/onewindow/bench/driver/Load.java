package io.onewindow.bench.driver;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Submits applications: as many as a system carries, or on a schedule that is fixed beforehand.
final class Load {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Tally tally;

    Load(Tally tally) {
        this.tally = tally;
    }

    /// Ways in, and how many applications each takes at once.
    record Ways(List<Lane> lanes, int together) implements AutoCloseable {

        @Override
        public void close() throws JMSException, IOException {
            for (Lane lane : lanes) {
                lane.close();
            }
        }
    }

    private interface Work {
        void run(Lane lane) throws Exception;
    }

    /// Submits as fast as results come back, with so many under way at most, and waits for the last result.
    void saturate(Ways ways, int count, int most) throws Exception {
        AtomicInteger left = new AtomicInteger(count);
        everyLane(ways, lane -> {
            for (int batch = take(left, ways.together()); batch > 0; batch = take(left, ways.together())) {
                require(tally.awaitRoom(most, PATIENCE));
                int from = tally.claim(batch);
                long now = System.nanoTime();
                for (int i = from; i < from + batch; i++) {
                    tally.submittedAt(i, now);
                }
                lane.submit(from, from + batch);
            }
        });
    }

    private static int take(AtomicInteger left, int together) {
        int before = left.getAndUpdate(count -> Math.max(0, count - together));
        return Math.min(before, together);
    }

    /// Submits each application at its moment, whether or not the earlier ones are through; what is late counts as
    /// late.
    void offer(Ways ways, int count, double perSecond) throws Exception {
        long begin = System.nanoTime() + Duration.ofMillis(100).toNanos();
        AtomicInteger next = new AtomicInteger();
        everyLane(ways, lane -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                long due = begin + Math.round(i * 1e9 / perSecond);
                awaitMoment(due);
                int application = tally.claim(1);
                tally.submittedAt(application, due);
                lane.submit(application, application + 1);
            }
        });
    }

    /// Waits until then.
    static void awaitMoment(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void everyLane(Ways ways, Work work) throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Lane>> running = new ArrayList<>();
            for (Lane lane : ways.lanes()) {
                running.add(threads.submit(() -> {
                    work.run(lane);
                    return lane;
                }));
            }
            for (Future<Lane> lane : running) {
                lane.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an application could not be submitted", failed.getCause());
        }
        require(tally.awaitAll(PATIENCE));
    }

    private static void require(boolean came) {
        if (!came) {
            throw new IllegalStateException("no result came for " + PATIENCE);
        }
    }
}
