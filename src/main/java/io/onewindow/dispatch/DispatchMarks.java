package io.onewindow.dispatch;

import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.commit.GroupCommit;
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
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Marks what became of claimed handoffs: sent, not sent, dead on the way, or to be sent once more.
@Service
public class DispatchMarks {

    // One at a time: the departments of a case are marked at the same time, and two would wait for each other's locks.
    private static final GroupCommit.Measure MEASURE = new GroupCommit.Measure(1_000, 16, 1);

    private final HandoffBook handoffs;
    private final HubSettings.Delivery delivery;
    private final GroupCommit<DispatchBatch, DispatchBatch> sent;

    DispatchMarks(HandoffBook handoffs, HubSettings settings, TransactionTemplate transaction) {
        this.handoffs = handoffs;
        this.delivery = settings.delivery();
        this.sent = new GroupCommit<>("dispatched", MEASURE, batches -> transaction.execute(status -> mark(batches)));
    }

    /// These were sent: marks them, each with its ledger entry. One whose claim is gone, or whose answer was
    /// faster, is left as it is.
    public void passedOn(DispatchBatch batch) {
        sent.commitInTurn(batch);
    }

    private List<DispatchBatch> mark(List<DispatchBatch> batches) {
        mark(
                batches,
                (open, dispatch) ->
                        claimed(open, dispatch).ifPresent(handoff -> open.dispatch(handoff, dispatch.digest())));
        return batches;
    }

    /// These could not be sent: they are due again later, or parked when they failed too often.
    ///
    /// @param why what the way said
    @Transactional
    public void failed(DispatchBatch unsent, String why) {
        mark(
                List.of(unsent),
                (open, dispatch) -> claimed(open, dispatch).ifPresent(handoff -> delayOrPark(open, handoff, why)));
    }

    private static Optional<Handoff> claimed(OpenCase open, Dispatch dispatch) {
        return open.find(dispatch.number()).filter(handoff -> handoff.claimedBy(dispatch.owner()));
    }

    private void delayOrPark(OpenCase open, Handoff handoff, String why) {
        if (handoff.failures() + 1 >= delivery.attempts()) {
            open.park(handoff, why);
            return;
        }
        Duration wait = delivery.retryDelay().multipliedBy(1L << Math.min(handoff.failures(), 20));
        handoff.delay(open.at(), wait.compareTo(delivery.maxRetryDelay()) > 0 ? delivery.maxRetryDelay() : wait);
    }

    private void mark(List<DispatchBatch> batches, BiConsumer<OpenCase, Dispatch> move) {
        List<Dispatch> dispatches =
                batches.stream().flatMap(batch -> batch.dispatches().stream()).toList();
        Map<AcceptanceNumber, OpenCase> open = handoffs.open(dispatches.stream()
                .map(dispatch -> dispatch.number().acceptance())
                .collect(Collectors.toSet()));
        for (Dispatch dispatch : dispatches) {
            Optional.ofNullable(open.get(dispatch.number().acceptance())).ifPresent(one -> move.accept(one, dispatch));
        }
        handoffs.write(open.values());
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

    @PreDestroy
    void close() {
        sent.close();
    }
}
