package io.onewindow.answer;

import io.onewindow.answer.AnswerReader.Read;
import io.onewindow.canonical.Digest;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.commit.GroupCommit;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.OpenCase;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.AdministrationLedger;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Gathers the departments' answers: each counts once, in the order in which a department sent them, and none is lost.
@Service
public class GatheringDesk {

    // One at a time: two would wait for each other's locks.
    private static final GroupCommit.Measure MEASURE = new GroupCommit.Measure(1_000, 16, 1);

    private final HandoffBook handoffs;
    private final Judge judge;
    private final Answers answers;
    private final RefusedAnswers refusals;
    private final AdministrationLedger administration;
    private final AnswerCounters counters;
    private final Clock clock;
    private final GroupCommit<List<ArrivedAnswer>, List<Outcome>> commits;

    GatheringDesk(
            HandoffBook handoffs,
            Judge judge,
            Answers answers,
            RefusedAnswers refusals,
            AdministrationLedger administration,
            AnswerCounters counters,
            Clock clock,
            TransactionTemplate transaction) {
        this.handoffs = handoffs;
        this.judge = judge;
        this.answers = answers;
        this.refusals = refusals;
        this.administration = administration;
        this.counters = counters;
        this.clock = clock;
        this.commits =
                new GroupCommit<>("answers", MEASURE, batches -> transaction.execute(status -> takeAll(batches)));
    }

    /// Takes answers that arrived together, in one transaction with what comes from other departments
    /// meanwhile: the departments of a case mostly answer at the same time, and would wait for each other's
    /// lock on it.
    ///
    /// @return what became of each, in the same order
    public List<Outcome> gather(List<ArrivedAnswer> arrived) {
        return commits.commitInTurn(arrived);
    }

    private List<List<Outcome>> takeAll(List<List<ArrivedAnswer>> batches) {
        List<Outcome> outcomes = take(batches.stream().flatMap(List::stream).toList());
        List<List<Outcome>> apart = new ArrayList<>();
        int from = 0;
        for (List<ArrivedAnswer> batch : batches) {
            apart.add(outcomes.subList(from, from + batch.size()));
            from += batch.size();
        }
        return apart;
    }

    /// Takes answers as part of the running transaction.
    ///
    /// @return what became of each, in the same order
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome> take(List<ArrivedAnswer> arrived) {
        Instant now = clock.instant();
        List<Read> read =
                arrived.stream().map(one -> AnswerReader.read(one, now)).toList();
        Map<AcceptanceNumber, OpenCase> open = handoffs.open(cases(read));
        Work work = new Work(open, new HashMap<>(answers.contents(keys(read))), new ArrayList<>());
        List<Outcome> outcomes = new ArrayList<>(arrived.size());
        for (int i = 0; i < arrived.size(); i++) {
            outcomes.add(take(arrived.get(i), read.get(i), work));
        }
        answers.insert(work.taken());
        handoffs.write(open.values());
        outcomes.forEach(counters::count);
        return outcomes;
    }

    @PreDestroy
    void close() {
        commits.close();
    }

    /// One transaction's work.
    ///
    /// @param open  the locked cases
    /// @param known contents of the answers taken so far, in this transaction or before
    /// @param taken the answers taken in this one
    private record Work(
            Map<AcceptanceNumber, OpenCase> open, Map<Answers.Key, Digest> known, List<Answers.Taken> taken) {

        Optional<OpenCase> of(String handoffNo) {
            return HandoffNumber.in(handoffNo).map(number -> open.get(number.acceptance()));
        }
    }

    private static TreeSet<AcceptanceNumber> cases(List<Read> read) {
        TreeSet<AcceptanceNumber> numbers = new TreeSet<>();
        for (Read one : read) {
            switch (one) {
                case Read.Understood understood ->
                    numbers.add(understood.answer().handoff().acceptance());
                case Read.Malformed malformed ->
                    HandoffNumber.in(malformed.handoffNo()).ifPresent(number -> numbers.add(number.acceptance()));
            }
        }
        return numbers;
    }

    private static List<Answers.Key> keys(List<Read> read) {
        return read.stream()
                .filter(Read.Understood.class::isInstance)
                .map(one -> Answers.Key.of(((Read.Understood) one).answer()))
                .distinct()
                .toList();
    }

    private Outcome take(ArrivedAnswer arrived, Read read, Work work) {
        return switch (read) {
            case Read.Malformed malformed ->
                refuse(
                        new RefusedAnswers.Refusal(
                                arrived, malformed.problem(), malformed.handoffNo(), malformed.officer()),
                        work);
            case Read.Understood understood -> take(arrived, understood.answer(), work);
        };
    }

    private Outcome take(ArrivedAnswer arrived, Answer answer, Work work) {
        Answers.Key key = Answers.Key.of(answer);
        Optional<Digest> known = Optional.ofNullable(work.known().get(key));
        if (known.isPresent() && known.get().equals(answer.content())) {
            return new Outcome.Duplicate();
        }
        Outcome outcome = known.isPresent()
                ? new Outcome.Refused(
                        Problem.at("/messageId", Fault.MESSAGE_ID_REUSED, answer.messageId()),
                        answer.handoff().value())
                : judge.judge(
                        answer,
                        Optional.ofNullable(work.open().get(answer.handoff().acceptance())));
        return switch (outcome) {
            case Outcome.Refused refused ->
                refuse(
                        new RefusedAnswers.Refusal(
                                arrived,
                                refused.problem(),
                                refused.handoffNo(),
                                answer.actor().person()),
                        work);
            case Outcome.Counted counted -> remember(answer, counted.seq(), work, counted);
            case Outcome.Late late -> remember(answer, late.seq(), work, late);
            case Outcome.Duplicate duplicate -> duplicate;
        };
    }

    private Outcome remember(Answer answer, int seq, Work work, Outcome outcome) {
        work.known().put(Answers.Key.of(answer), answer.content());
        work.taken().add(new Answers.Taken(answer, seq));
        counters.drift(answer);
        return outcome;
    }

    private Outcome refuse(RefusedAnswers.Refusal refusal, Work work) {
        if (refusals.keep(refusal)) {
            Act act = Act.of(Event.ANSWER_REFUSED, new Actor(refusal.arrived().department(), refusal.officer()))
                    .to(PartyId.HUB)
                    .over(refusal.arrived().content().digest());
            Optional<OpenCase> open = work.of(refusal.handoffNo())
                    .filter(one -> HandoffNumber.in(refusal.handoffNo())
                            .flatMap(one::find)
                            .isPresent());
            if (open.isPresent()) {
                open.get().append(act.about(refusal.handoffNo(), 0));
            } else {
                administration.appendWithin(act);
            }
        }
        return new Outcome.Refused(refusal.problem(), refusal.handoffNo());
    }
}
