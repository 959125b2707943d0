package io.onewindow.handoff;

import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.commit.GroupCommit;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Commits work on cases together, whatever kind it is: what is done to a case at the same time shares its lock, its
/// row and its transaction, instead of waiting for each other.
@Service
public class CaseCommits {

    // About what a department's system next door takes to answer.
    private static final Duration COMPANY = Duration.ofMillis(10);
    private static final int WAITING = 1_000;
    private static final int TOGETHER = 128;

    private final HandoffBook handoffs;
    private final GroupCommit<Piece<?, ?>, Piece<?, ?>> commits;

    @Autowired
    CaseCommits(HandoffBook handoffs, TransactionTemplate transaction) {
        this(handoffs, transaction, new GroupCommit.Measure(WAITING, TOGETHER, COMPANY));
    }

    /// @param measure how much work is committed together
    CaseCommits(HandoffBook handoffs, TransactionTemplate transaction, GroupCommit.Measure measure) {
        this.handoffs = handoffs;
        this.commits = new GroupCommit<>("cases", measure, pieces -> transaction.execute(status -> round(pieces)));
    }

    /// In which order the kinds of work of one transaction are done.
    public enum Turn {
        /// Requests were sent.
        SENT(false),
        /// Answers came.
        ANSWERED(true),
        /// Results were delivered.
        DELIVERED(false);

        private final boolean hurried;

        /// @param hurried whether somebody waits for what comes of it
        Turn(boolean hurried) {
            this.hurried = hurried;
        }
    }

    /// One kind of work.
    ///
    /// @param <W> a piece of it
    /// @param <O> its outcome
    public static final class Lane<W, O> {
        private final Turn turn;
        private final Function<W, Collection<AcceptanceNumber>> cases;
        private final BiFunction<List<W>, Map<AcceptanceNumber, OpenCase>, List<O>> work;
        private final List<Piece<W, O>> round = new ArrayList<>();

        /// @param turn  when it is done, among the kinds
        /// @param cases which cases a piece of work touches
        /// @param work  does pieces of work on the locked cases; gives an outcome for each, in order
        public Lane(
                Turn turn,
                Function<W, Collection<AcceptanceNumber>> cases,
                BiFunction<List<W>, Map<AcceptanceNumber, OpenCase>, List<O>> work) {
            this.turn = turn;
            this.cases = cases;
            this.work = work;
        }

        private void work(Map<AcceptanceNumber, OpenCase> open) {
            List<O> outcomes =
                    work.apply(round.stream().map(piece -> piece.work).toList(), open);
            for (int i = 0; i < round.size(); i++) {
                round.get(i).outcome.add(outcomes.get(i));
            }
        }
    }

    /// A piece of work, and its outcome once it has one.
    private static final class Piece<W, O> {
        private final Lane<W, O> lane;
        private final W work;
        private final List<O> outcome = new ArrayList<>(1);

        Piece(Lane<W, O> lane, W work) {
            this.lane = lane;
            this.work = work;
        }

        Collection<AcceptanceNumber> cases() {
            return lane.cases.apply(work);
        }

        // Only the one committing thread works on rounds.
        Lane<W, O> enter() {
            lane.round.add(this);
            return lane;
        }
    }

    /// Commits one piece of work with whatever else there is to do, and gives its outcome. It waits for its turn for as
    /// long as that takes.
    public <W, O> O commit(Lane<W, O> lane, W work) {
        Piece<W, O> piece = new Piece<>(lane, work);
        if (lane.turn.hurried) {
            commits.commitInTurn(piece);
        } else {
            commits.commitInCompany(piece);
        }
        return piece.outcome.getLast();
    }

    private List<Piece<?, ?>> round(List<Piece<?, ?>> pieces) {
        Map<AcceptanceNumber, OpenCase> open = handoffs.open(numbers(pieces));
        pieces.forEach(piece -> piece.lane.round.clear());
        pieces.stream()
                .map(Piece::enter)
                .distinct()
                .sorted(Comparator.comparing(lane -> lane.turn))
                .forEach(lane -> lane.work(open));
        handoffs.write(open.values());
        return pieces;
    }

    private static Collection<AcceptanceNumber> numbers(List<Piece<?, ?>> pieces) {
        Collection<AcceptanceNumber> numbers = new TreeSet<>();
        pieces.forEach(piece -> numbers.addAll(piece.cases()));
        return numbers;
    }

    @PreDestroy
    void close() {
        commits.close();
    }
}
