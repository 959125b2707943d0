package io.onewindow.handoff;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.CaseFile;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.outbox.OutboundMessage;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A case and its handoffs while one transaction works on them. Every act is appended to the case's ledger at once;
/// what else has to be stored or sent gathers here and is written with it.
public final class OpenCase {

    private final CaseFile file;
    private final List<Handoff> handoffs;
    private final CaseClocks clocks;
    private final Instant at;
    private final Effects effects = new Effects();

    /// What a transaction has to store or send beside the case, its handoffs, its clocks and its ledger.
    ///
    /// @param opened   handoffs that did not exist before
    /// @param asked    corrections that departments asked for
    /// @param handedIn corrections that the window handed in
    /// @param messages messages that have to leave
    record Effects(
            List<Handoff> opened,
            List<Corrections.New> asked,
            List<Corrections.HandedIn> handedIn,
            List<OutboundMessage> messages) {

        private Effects() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    OpenCase(CaseFile file, List<Handoff> handoffs, CaseClocks clocks, Instant at) {
        this.file = file;
        this.handoffs = new ArrayList<>(handoffs);
        this.clocks = clocks;
        this.at = at;
    }

    /// The case itself.
    public CaseFile file() {
        return file;
    }

    /// Its handoffs, by number.
    public List<Handoff> handoffs() {
        return List.copyOf(handoffs);
    }

    /// The handoff of that number.
    public Optional<Handoff> find(HandoffNumber number) {
        return handoffs.stream()
                .filter(handoff -> handoff.number().equals(number))
                .findFirst();
    }

    /// The one instant at which this transaction acts.
    public Instant at() {
        return at;
    }

    Effects effects() {
        return effects;
    }

    CaseClocks clocks() {
        return clocks;
    }

    /// Appends an act about a handoff to the ledger.
    ///
    /// @return the number of the entry
    public int append(Act act) {
        return file.append(act, at).seq();
    }

    /// A message has to leave.
    public void send(OutboundMessage message) {
        effects.messages().add(message);
    }

    /// The handoff left for its department, with a request of that digest.
    public void dispatch(Handoff handoff, Digest request) {
        handoff.dispatched();
        append(Act.of(Event.DISPATCHED, Actor.HUB)
                .to(handoff.department())
                .about(handoff.number().value(), handoff.attempt())
                .over(request));
    }

    /// The handoff cannot be passed on and waits for a person.
    public void park(Handoff handoff, String why) {
        handoff.parked(why);
        append(Act.of(Event.PARKED, Actor.HUB)
                .to(handoff.department())
                .about(handoff.number().value(), handoff.attempt())
                .keeping(Json.bytes(Json.object().put("reason", why))));
    }

    /// A person sends a parked handoff again, as a new attempt.
    public void requeue(Handoff handoff, Act act) {
        handoff.requeued(at);
        append(act.to(handoff.department()).about(handoff.number().value(), handoff.attempt()));
    }

    /// The department wants something of the applicant; the clock stops.
    ///
    /// @return the correction's number
    public String askCorrection(Handoff handoff, Corrections.Asked asked) {
        boolean ran = !handoff.clockStopped();
        handoff.correctionAsked();
        if (ran) {
            clocks.stop(handoff, "CORRECTION", "", "");
        }
        effects.asked().add(new Corrections.New(handoff.number(), handoff.corrections(), asked, at));
        return handoff.number().correction(handoff.corrections());
    }

    /// The window handed in what a correction asked for; the clock goes on when nothing else stops it.
    public void correct(Handoff handoff, int correction, Digest body) {
        handoff.corrected();
        resumeClock(handoff);
        effects.handedIn().add(new Corrections.HandedIn(handoff.number(), correction, body));
    }

    /// A special procedure stops the clock.
    public void suspend(Handoff handoff, String procedure, String legalBasis, String approver) {
        boolean ran = !handoff.clockStopped();
        handoff.suspended(true);
        if (ran) {
            clocks.stop(handoff, procedure, legalBasis, approver);
        }
    }

    /// The special procedure ended.
    public void resume(Handoff handoff) {
        handoff.suspended(false);
        resumeClock(handoff);
    }

    private void resumeClock(Handoff handoff) {
        if (!handoff.clockStopped()) {
            clocks.resume(handoff);
        }
    }

    /// The limits grow by some working days.
    public void extend(Handoff handoff, int days, String approver, String reason) {
        clocks.extend(handoff, days, approver, reason);
    }

    /// The department passes the matter on to another one: this handoff ends, a new one takes over, its clock
    /// included.
    ///
    /// @return the new handoff
    public Handoff transfer(Handoff handoff, PartyId department) {
        Handoff.Terms from = handoff.terms();
        HandoffNumber number =
                new HandoffNumber(file.number(), handoffs.getLast().number().no() + 1);
        Handoff next = Handoff.queued(
                new Handoff.Terms(number, from.matter(), department, from.serviceClass(), from.needs(), from.limits()),
                handoff.deadlines(),
                at);
        endStop(handoff);
        handoff.transferred();
        handoffs.add(next);
        effects.opened().add(next);
        clocks.inherit(handoff, next);
        return next;
    }

    private void endStop(Handoff handoff) {
        if (handoff.clockStopped()) {
            clocks.resume(handoff);
        }
    }

    /// The department decided; what waited for it is released or falls with it.
    public void decide(Handoff handoff, Decision decision) {
        endStop(handoff);
        handoff.decided(decision);
        if (decision.approved()) {
            releaseReady();
        } else {
            cancelDependents(handoff.terms().matter());
        }
    }

    /// The handoff ends without a decision; what waited for it falls with it.
    public void cancel(Handoff handoff, Actor by, String why) {
        handoff.cancelled(why);
        append(Act.of(Event.CANCELLED, by)
                .to(handoff.department())
                .about(handoff.number().value(), handoff.attempt())
                .keeping(Json.bytes(Json.object().put("reason", why))));
    }

    private void releaseReady() {
        handoffs.stream()
                .filter(waiting -> waiting.status() == HandoffStatus.HELD)
                .filter(waiting -> waiting.terms().needs().stream().allMatch(this::approved))
                .toList()
                .forEach(ready -> ready.release(clocks.startingNow(ready.terms().limits()), at));
    }

    private void cancelDependents(MatterCode refused) {
        handoffs.stream()
                .filter(waiting -> waiting.status() == HandoffStatus.HELD)
                .filter(waiting -> waiting.terms().needs().contains(refused))
                .toList()
                .forEach(waiting -> {
                    cancel(
                            waiting,
                            Actor.HUB,
                            "前置事项 %s 未获批准 | prerequisite %s was not approved"
                                    .formatted(refused.value(), refused.value()));
                    cancelDependents(waiting.terms().matter());
                });
    }

    private boolean approved(MatterCode matter) {
        return handoffs.stream()
                .filter(handoff -> handoff.terms().matter().equals(matter))
                .max(Comparator.comparing(Handoff::number))
                .map(last -> last.status() == HandoffStatus.APPROVED)
                .orElse(true);
    }

    boolean hasUnclaimed() {
        return handoffs.stream().anyMatch(Handoff::unclaimed);
    }

    /// Brings the case's status after its handoffs'.
    void settle() {
        long open =
                handoffs.stream().filter(handoff -> !handoff.status().closed()).count();
        boolean awaiting = handoffs.stream().anyMatch(one -> one.status() == HandoffStatus.AWAITING_CORRECTION);
        boolean begun = handoffs.stream().anyMatch(OpenCase::begun);
        file.progressed((int) open, awaiting, begun);
    }

    // A department had it, also one whose answer overtook the mark of the dispatch and ended the handoff at once.
    private static boolean begun(Handoff handoff) {
        HandoffStatus status = handoff.status();
        return status.atDepartment()
                || status == HandoffStatus.TRANSFERRED
                || handoff.decision().isPresent();
    }
}
