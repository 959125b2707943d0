package io.onewindow.commit;

import java.time.Duration;
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

/// Commits work that arrives together in one transaction, and hands each its own outcome. A batch is whatever has
/// gathered while the one before it was being committed, and, where there is much to do, as long again. A lone piece of
/// work in a hurry never waits for company.
///
/// @param <W> a piece of work
/// @param <O> its outcome
public final class GroupCommit<W, O> implements AutoCloseable {

    // A caller is told within this time, whatever the database does; what is committed later answers its next try.
    private static final long LONGEST_WAIT_SECONDS = 5;

    /// How much is committed at a time.
    ///
    /// @param waiting    most pieces of work that may wait
    /// @param batch      most pieces of work in one transaction
    /// @param company    how long work in no hurry looks for company
    public record Measure(int waiting, int batch, Duration company) {

        /// Where no work waits for other work.
        public Measure(int waiting, int batch) {
            this(waiting, batch, Duration.ZERO);
        }
    }

    private record Waiting<W, O>(W work, boolean hurried, CompletableFuture<O> outcome) {

        static <W, O> Waiting<W, O> of(W work, boolean hurried) {
            return new Waiting<>(work, hurried, new CompletableFuture<>());
        }
    }

    private final BlockingQueue<Waiting<W, O>> waiting;
    private final Function<List<W>, List<O>> transaction;
    private final Measure measure;
    // One at a time: two would wait for each other's locks, and halve the batches.
    private final Thread committer;

    /// @param name        what is committed, for the threads' names
    /// @param measure     how much is committed at a time
    /// @param transaction one transaction over a batch; gives an outcome for each piece, in order
    public GroupCommit(String name, Measure measure, Function<List<W>, List<O>> transaction) {
        this.waiting = new LinkedBlockingQueue<>(measure.waiting());
        this.measure = measure;
        this.transaction = transaction;
        this.committer = Thread.ofVirtual().name("commit-" + name).start(this::commitForever);
    }

    /// Commits one piece of work, with whatever waits beside it, and gives its outcome.
    ///
    /// @throws Busy when as many already wait as may, or the outcome did not come in time
    public O commit(W work) {
        Waiting<W, O> mine = Waiting.of(work, true);
        if (!waiting.offer(mine)) {
            throw new Busy();
        }
        try {
            return outcome(mine.outcome().orTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            throw stopped();
        }
    }

    /// Commits one piece of work that cannot come again later: it waits for its turn and its outcome for as
    /// long as they take.
    public O commitInTurn(W work) {
        return inTurn(Waiting.of(work, true));
    }

    /// The same for work whose commit nobody waits for: it looks for company a little, so that it
    /// needs no transaction of its own, and keeps none from work that is in a hurry.
    public O commitInCompany(W work) {
        return inTurn(Waiting.of(work, false));
    }

    private O inTurn(Waiting<W, O> mine) {
        try {
            waiting.put(mine);
            return outcome(mine.outcome());
        } catch (InterruptedException stopped) {
            throw stopped();
        }
    }

    private static <O> O outcome(CompletableFuture<O> outcome) throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException failed) {
            throw switch (failed.getCause()) {
                case TimeoutException _ -> new Busy();
                case RuntimeException own -> own;
                case null, default -> new IllegalStateException(failed.getCause());
            };
        }
    }

    private static Busy stopped() {
        Thread.currentThread().interrupt();
        return new Busy();
    }

    private void commitForever() {
        List<Waiting<W, O>> batch = new ArrayList<>(measure.batch());
        Pace pace = new Pace();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(waiting.take());
                awaitCompany(batch);
            } catch (InterruptedException closed) {
                return;
            }
            if (batch.size() + waiting.size() < measure.batch()) {
                pace.rest();
            }
            waiting.drainTo(batch, measure.batch() - batch.size());
            pace.begin();
            commit(batch);
            pace.end();
            batch.clear();
        }
    }

    private void awaitCompany(List<Waiting<W, O>> batch) throws InterruptedException {
        long until = System.nanoTime() + measure.company().toNanos();
        while (!batch.getLast().hurried() && batch.size() < measure.batch()) {
            Waiting<W, O> next = waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
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

    /// How many pieces of work wait for a transaction.
    int waiting() {
        return waiting.size();
    }

    @Override
    public void close() {
        committer.interrupt();
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
