package io.onewindow.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/// Commits work that arrives together in one transaction, and hands each its own outcome. A lone piece of work never
/// waits for company: a batch is whatever has gathered while the one before it was being committed.
///
/// @param <W> a piece of work
/// @param <O> its outcome
public final class GroupCommit<W, O> implements AutoCloseable {

    private static final int COMMITTERS = 2;
    private static final long LONGEST_WAIT_SECONDS = 30;

    private record Waiting<W, O>(W work, CompletableFuture<O> outcome) {}

    private final BlockingQueue<Waiting<W, O>> waiting;
    private final Function<List<W>, List<O>> transaction;
    private final int batchSize;
    private final List<Thread> committers = new ArrayList<>();

    /// @param name        what is committed, for the threads' names
    /// @param bound       most pieces of work that may wait
    /// @param batchSize   most pieces of work in one transaction
    /// @param transaction one transaction over a batch; gives an outcome for each piece, in order
    public GroupCommit(String name, int bound, int batchSize, Function<List<W>, List<O>> transaction) {
        this.waiting = new LinkedBlockingQueue<>(bound);
        this.batchSize = batchSize;
        this.transaction = transaction;
        for (int i = 0; i < COMMITTERS; i++) {
            committers.add(Thread.ofVirtual().name("commit-" + name + "-" + i).start(this::commitForever));
        }
    }

    /// Commits one piece of work, with whatever waits beside it, and gives its outcome.
    ///
    /// @throws Busy when as many already wait as may, or the outcome did not come in time
    public O commit(W work) {
        Waiting<W, O> mine = new Waiting<>(work, new CompletableFuture<>());
        if (!waiting.offer(mine)) {
            throw new Busy();
        }
        try {
            return mine.outcome().get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException tooLate) {
            throw new Busy();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Busy();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException own
                    ? own
                    : new IllegalStateException(failed.getCause());
        }
    }

    private void commitForever() {
        List<Waiting<W, O>> batch = new ArrayList<>(batchSize);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(waiting.take());
            } catch (InterruptedException closed) {
                return;
            }
            waiting.drainTo(batch, batchSize - 1);
            commit(batch);
            batch.clear();
        }
    }

    private void commit(List<Waiting<W, O>> batch) {
        try {
            List<O> outcomes =
                    transaction.apply(batch.stream().map(Waiting::work).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).outcome().complete(outcomes.get(i));
            }
        } catch (RuntimeException | Error failed) {
            failOrPart(batch, failed);
        }
    }

    // One piece of work that cannot be committed must not take its neighbours down with it; a database that is away
    // takes all of them, at once instead of one by one.
    private void failOrPart(List<Waiting<W, O>> batch, Throwable failed) {
        boolean away = failed instanceof DataAccessResourceFailureException || failed instanceof TransactionException;
        if (batch.size() == 1 || away) {
            batch.forEach(one -> one.outcome().completeExceptionally(failed));
            return;
        }
        batch.forEach(one -> commit(List.of(one)));
    }

    @Override
    public void close() {
        committers.forEach(Thread::interrupt);
        waiting.forEach(one -> one.outcome().completeExceptionally(new Busy()));
    }

    /// As much work already waits as may: try again later.
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("as much work already waits as may");
        }
    }
}
