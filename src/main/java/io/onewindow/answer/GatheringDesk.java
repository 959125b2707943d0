package io.onewindow.answer;

import io.onewindow.answer.AnswerReader.Read;
import io.onewindow.canonical.Digest;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.handoff.CaseCommits;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.OpenCase;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.AdministrationLedger;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gathers the departments' answers: each counts once, in the order in which a department sent them, and none is lost.
@Service
public class GatheringDesk {

    private final HandoffBook handoffs;
    private final CaseCommits commits;
    private final Judge judge;
    private final Answers answers;
    private final RefusedAnswers refusals;
    private final AdministrationLedger administration;
    private final AnswerCounters counters;
    private final Clock clock;
    private final CaseCommits.Lane<List<Arrival>, List<Outcome>> gathering =
            new CaseCommits.Lane<>(CaseCommits.Turn.ANSWERED, GatheringDesk::cases, this::takeAll);

    GatheringDesk(
            HandoffBook handoffs,
            CaseCommits commits,
            Judge judge,
            Answers answers,
            RefusedAnswers refusals,
            AdministrationLedger administration,
            AnswerCounters counters,
            Clock clock) {
        this.handoffs = handoffs;
        this.commits = commits;
        this.judge = judge;
        this.answers = answers;
        this.refusals = refusals;
        this.administration = administration;
        this.counters = counters;
        this.clock = clock;
    }

    /// A message as it arrived, and what it says.
    private record Arrival(ArrivedAnswer arrived, Read read) {}

    /// Takes answers that arrived together, in one transaction with whatever else is done to cases meanwhile.
    ///
    /// @return what became of each, in the same order
    public List<Outcome> gather(List<ArrivedAnswer> arrived) {
        return counted(commits.commit(gathering, read(arrived)));
    }

    private List<List<Outcome>> takeAll(List<List<Arrival>> batches, Map<AcceptanceNumber, OpenCase> open) {
        List<Outcome> outcomes = take(batches.stream().flatMap(List::stream).toList(), open);
        List<List<Outcome>> apart = new ArrayList<>();
        int from = 0;
        for (List<Arrival> batch : batches) {
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
        List<Arrival> arrivals = read(arrived);
        Map<AcceptanceNumber, OpenCase> open = handoffs.open(cases(arrivals));
        List<Outcome> outcomes = take(arrivals, open);
        handoffs.write(open.values());
        return counted(outcomes);
    }

    private List<Arrival> read(List<ArrivedAnswer> arrived) {
        Instant now = clock.instant();
        return arrived.stream()
                .map(one -> new Arrival(one, AnswerReader.read(one, now)))
                .toList();
    }

    private List<Outcome> counted(List<Outcome> outcomes) {
        outcomes.forEach(counters::count);
        return outcomes;
    }

    private List<Outcome> take(List<Arrival> arrivals, Map<AcceptanceNumber, OpenCase> open) {
        Work work = new Work(open, new HashMap<>(answers.contents(keys(arrivals))), new ArrayList<>());
        List<Outcome> outcomes =
                arrivals.stream().map(arrival -> take(arrival, work)).toList();
        answers.insert(work.taken());
        return outcomes;
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

    private static Collection<AcceptanceNumber> cases(List<Arrival> arrivals) {
        Collection<AcceptanceNumber> numbers = new TreeSet<>();
        for (Arrival arrival : arrivals) {
            switch (arrival.read()) {
                case Read.Understood understood ->
                    numbers.add(understood.answer().handoff().acceptance());
                case Read.Malformed malformed ->
                    HandoffNumber.in(malformed.handoffNo()).ifPresent(number -> numbers.add(number.acceptance()));
            }
        }
        return numbers;
    }

    private static List<Answers.Key> keys(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(Arrival::read)
                .filter(Read.Understood.class::isInstance)
                .map(one -> Answers.Key.of(((Read.Understood) one).answer()))
                .distinct()
                .toList();
    }

    private Outcome take(Arrival arrival, Work work) {
        return switch (arrival.read()) {
            case Read.Malformed malformed ->
                refuse(
                        new RefusedAnswers.Refusal(
                                arrival.arrived(), malformed.problem(), malformed.handoffNo(), malformed.officer()),
                        work);
            case Read.Understood understood -> take(arrival.arrived(), understood.answer(), work);
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
