package io.onewindow.operations;

import io.onewindow.answer.ArrivedAnswer;
import io.onewindow.answer.GatheringDesk;
import io.onewindow.answer.Outcome;
import io.onewindow.broker.QueueNames;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.dispatch.DispatchMarks;
import io.onewindow.flow.DeadMessage;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.AdministrationLedger;
import io.onewindow.ledger.Event;
import io.onewindow.operations.DeadMessages.Dead;
import io.onewindow.operations.DeadMessages.Kept;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the messages that the broker gave up, and lets an operator send one again.
@Service("deadLetters")
public class DeadLetters {

    private final DeadMessages messages;
    private final DispatchMarks dispatches;
    private final GatheringDesk gathering;
    private final AdministrationLedger administration;

    DeadLetters(
            DeadMessages messages,
            DispatchMarks dispatches,
            GatheringDesk gathering,
            AdministrationLedger administration) {
        this.messages = messages;
        this.dispatches = dispatches;
        this.gathering = gathering;
        this.administration = administration;
    }

    /// Keeps a dead message; the handoff whose request it is waits for a person. One that the broker delivers again,
    /// because the hub died before it acknowledged, is kept already, and what it is about may have moved on.
    @Transactional
    public void keep(DeadMessage dead) {
        String queue = dead.queue();
        String reason = "given up by the broker on " + queue;
        boolean first =
                messages.insert(new Kept(dead.brokerId(), queue, dead.handoffNo(), reason, dead.body(), dead.size()));
        if (first && queue.startsWith("department.")) {
            HandoffNumber.in(dead.handoffNo()).ifPresent(number -> dispatches.died(number, reason));
        }
    }

    /// The dead messages that nobody sent again yet, longest dead first.
    List<Dead> open(int most) {
        return messages.open(most);
    }

    /// Sends a dead message again: an answer is taken as if it had just arrived, a request's handoff gets a new
    /// attempt.
    ///
    /// @return why not, if not
    @Transactional
    Optional<Problem> retry(long id, Actor operator, byte[] body) {
        Optional<Dead> dead = messages.lock(id);
        if (dead.isEmpty()) {
            return Optional.of(Problem.of(Fault.NOT_FOUND));
        }
        if (dead.get().retried()) {
            return Optional.of(Problem.of(Fault.STATE, "RETRIED"));
        }
        Optional<Problem> problem = retry(dead.get().message(), operator, body);
        if (problem.isEmpty()) {
            messages.retried(id);
        }
        return problem;
    }

    /// Sends a parked handoff again, as a new attempt; what died of the one before it is settled with that.
    ///
    /// @return why not, if not
    @Transactional
    Optional<Problem> retryParked(HandoffNumber number, Actor operator, byte[] body) {
        Optional<Problem> problem = dispatches.retry(number, operator, body);
        if (problem.isEmpty()) {
            messages.retriedOf(number.value());
        }
        return problem;
    }

    private Optional<Problem> retry(Kept message, Actor operator, byte[] body) {
        Optional<PartyId> owner = QueueNames.ownerOf(message.queue());
        if (owner.isEmpty()) {
            return Optional.of(Problem.of(Fault.STATE, message.queue()));
        }
        return retry(message, owner.get(), operator, body);
    }

    private Optional<Problem> retry(Kept message, PartyId owner, Actor operator, byte[] body) {
        if (message.queue().equals(QueueNames.answers(owner))) {
            ArrivedAnswer answer = ArrivedAnswer.of(owner, message.body(), message.handoffNo());
            Outcome outcome = gathering.take(List.of(answer)).getFirst();
            // After the case: its lock comes before that of the administration's chain, here as everywhere.
            administration.appendWithin(Act.of(Event.REPLAYED, operator).keeping(body));
            return outcome instanceof Outcome.Refused refused ? Optional.of(refused.problem()) : Optional.empty();
        }
        Optional<HandoffNumber> handoff = HandoffNumber.in(message.handoffNo());
        return message.queue().equals(QueueNames.requests(owner)) && handoff.isPresent()
                ? dispatches.retry(handoff.get(), operator, body)
                : Optional.of(Problem.of(Fault.STATE, message.queue()));
    }
}
