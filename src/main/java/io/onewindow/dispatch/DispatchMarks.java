package io.onewindow.dispatch;

import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.handoff.CaseCommits;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.HandoffStatus;
import io.onewindow.handoff.OpenCase;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.settings.HubSettings;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Marks what became of claimed handoffs: sent, not sent, dead on the way, or to be sent once more.
@Service
public class DispatchMarks {

    private final HandoffBook handoffs;
    private final CaseCommits commits;
    private final SetApart setApart;
    private final HubSettings.Delivery delivery;
    private final CaseCommits.Lane<DispatchBatch, DispatchBatch> sent =
            new CaseCommits.Lane<>(CaseCommits.Turn.SENT, DispatchBatch::cases, DispatchMarks::mark);

    DispatchMarks(HandoffBook handoffs, CaseCommits commits, SetApart setApart, HubSettings settings) {
        this.handoffs = handoffs;
        this.commits = commits;
        this.setApart = setApart;
        this.delivery = settings.delivery();
    }

    /// These were sent: marks them, each with its ledger entry. One whose claim is gone, or whose answer was
    /// faster, is left as it is.
    public void passedOn(DispatchBatch batch) {
        commits.commit(sent, batch);
        setApart.passed(batch);
    }

    private static List<DispatchBatch> mark(List<DispatchBatch> batches, Map<AcceptanceNumber, OpenCase> open) {
        batches.forEach(batch -> mark(
                batch,
                open,
                (one, dispatch) ->
                        claimed(one, dispatch).ifPresent(handoff -> one.dispatch(handoff, dispatch.digest()))));
        return batches;
    }

    /// These could not be sent, whatever is tried: they are due again later, or parked when they failed too often.
    ///
    /// @param why what the way said
    @Transactional
    public void failed(DispatchBatch unsent, String why) {
        delay(unsent, (one, handoff) -> {
            if (handoff.failures() >= delivery.attempts()) {
                one.park(handoff, why);
            }
        });
    }

    /// Nothing can be sent where these should have gone: they are due again later, for as long as it takes.
    @Transactional
    public void held(DispatchBatch unsent) {
        delay(unsent, (_, _) -> {});
    }

    private void delay(DispatchBatch unsent, BiConsumer<OpenCase, Handoff> then) {
        setApart.failed(unsent);
        Map<AcceptanceNumber, OpenCase> open = handoffs.open(unsent.cases());
        mark(
                unsent,
                open,
                (one, dispatch) -> claimed(one, dispatch).ifPresent(handoff -> {
                    handoff.delay(one.at(), wait(handoff));
                    then.accept(one, handoff);
                }));
        handoffs.write(open.values());
    }

    private Duration wait(Handoff handoff) {
        Duration doubled = delivery.retryDelay().multipliedBy(1L << Math.min(handoff.failures(), 20));
        return doubled.compareTo(delivery.maxRetryDelay()) > 0 ? delivery.maxRetryDelay() : doubled;
    }

    private static Optional<Handoff> claimed(OpenCase open, Dispatch dispatch) {
        return open.find(dispatch.number()).filter(handoff -> handoff.claimedBy(dispatch.owner()));
    }

    private static void mark(
            DispatchBatch batch, Map<AcceptanceNumber, OpenCase> open, BiConsumer<OpenCase, Dispatch> move) {
        for (Dispatch dispatch : batch.dispatches()) {
            Optional.ofNullable(open.get(dispatch.number().acceptance())).ifPresent(one -> move.accept(one, dispatch));
        }
    }

    /// A message of this handoff died on the broker: the handoff waits for a person, unless it moved on
    /// without it.
    @Transactional
    public void died(HandoffNumber number, String why) {
        Map<AcceptanceNumber, OpenCase> open = handoffs.open(List.of(number.acceptance()));
        open.values()
                .forEach(one -> one.find(number)
                        .filter(handoff -> handoff.status() == HandoffStatus.DISPATCHED)
                        .ifPresent(handoff -> one.park(handoff, why)));
        handoffs.write(open.values());
    }

    /// An operator sends a parked handoff again, as a new attempt.
    ///
    /// @return why not, if not
    @Transactional
    public Optional<Problem> retry(HandoffNumber number, Actor operator, byte[] body) {
        Map<AcceptanceNumber, OpenCase> open = handoffs.open(List.of(number.acceptance()));
        Optional<OpenCase> one = open.values().stream().findFirst();
        Optional<Handoff> handoff = one.flatMap(found -> found.find(number));
        if (handoff.isEmpty()) {
            return Optional.of(Problem.of(Fault.NOT_FOUND));
        }
        if (handoff.get().status() != HandoffStatus.PARKED) {
            return Optional.of(Problem.of(Fault.STATE, handoff.get().status().name()));
        }
        one.get().requeue(handoff.get(), Act.of(Event.REPLAYED, operator).keeping(body));
        handoffs.write(open.values());
        return Optional.empty();
    }
}
