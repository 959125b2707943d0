package io.onewindow.handoff;

import io.onewindow.calendar.Deadlines;
import io.onewindow.calendar.HandoffClock;
import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.calendar.Segment;
import io.onewindow.calendar.TimeLimits;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A case and its handoffs while one transaction works on them. Every act is appended to the case's ledger at once;
/// what else has to be stored or sent gathers here and is written with it.
public final class OpenCase {

    private final CaseFile file;
    private final List<Handoff> handoffs;
    private final Map<Integer, List<Segment>> segments;
    private final HolidayCalendar calendar;
    private final Instant at;
    private final Effects effects = new Effects();

    OpenCase(
            CaseFile file,
            List<Handoff> handoffs,
            Map<Integer, List<Segment>> segments,
            HolidayCalendar calendar,
            Instant at) {
        this.file = file;
        this.handoffs = new ArrayList<>(handoffs);
        this.segments = new HashMap<>(segments);
        this.calendar = calendar;
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

    /// What has to be stored or sent beside the case, its handoffs and its ledger.
    Effects effects() {
        return effects;
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

    /// The handoff could not be sent; it is due again after a while.
    public void delay(Handoff handoff, Duration wait) {
        handoff.delayed(at, wait);
    }

    /// The window is being told that the promise is broken.
    public void warn(Handoff handoff) {
        handoff.warned();
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

    /// The department signed for the handoff, or its work shows that it did.
    public void receive(Handoff handoff) {
        handoff.received();
    }

    /// The department wants something of the applicant; the clock stops.
    ///
    /// @return the correction's number
    public String askCorrection(Handoff handoff, Corrections.Asked asked) {
        boolean ran = !handoff.clockStopped();
        handoff.correctionAsked();
        if (ran) {
            clock(handoff, new Segment.Stopped(today(), "CORRECTION", "", "", at));
        }
        effects.askedCorrections().add(new Corrections.New(handoff.number(), handoff.corrections(), asked, at));
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
        handoff.suspended();
        if (ran) {
            clock(handoff, new Segment.Stopped(today(), procedure, legalBasis, approver, at));
        }
    }

    /// The special procedure ended.
    public void resume(Handoff handoff) {
        handoff.resumed();
        resumeClock(handoff);
    }

    private void resumeClock(Handoff handoff) {
        if (!handoff.clockStopped()) {
            clock(handoff, new Segment.Resumed(today(), at));
        }
    }

    /// The limits grow by some working days.
    public void extend(Handoff handoff, int days, String approver, String reason) {
        clock(handoff, new Segment.Extended(days, approver, reason, at));
    }

    private void clock(Handoff handoff, Segment segment) {
        if (handoff.deadlines() instanceof Deadlines.Running running) {
            List<Segment> all =
                    new ArrayList<>(segments.getOrDefault(handoff.number().no(), List.of()));
            all.add(segment);
            segments.put(handoff.number().no(), all);
            handoff.clocked(Deadlines.of(
                    new HandoffClock(running.start(), all), handoff.terms().limits(), calendar));
            effects.segments().add(new Effects.NewSegment(handoff.number(), handoff.segments(), segment));
        }
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
        inheritClock(handoff, next);
        return next;
    }

    private void endStop(Handoff handoff) {
        if (handoff.clockStopped()) {
            clock(handoff, new Segment.Resumed(today(), at));
        }
    }

    private void inheritClock(Handoff from, Handoff next) {
        for (Segment segment : segments.getOrDefault(from.number().no(), List.of())) {
            clock(next, segment);
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
                .forEach(ready -> ready.release(startingNow(ready.terms().limits()), at));
    }

    private void cancelDependents(MatterCode refused) {
        handoffs.stream()
                .filter(waiting -> waiting.status() == HandoffStatus.HELD)
                .filter(waiting -> waiting.terms().needs().contains(refused))
                .toList()
                .forEach(waiting -> {
                    cancel(waiting, Actor.HUB, "prerequisite " + refused.value() + " was not approved");
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

    private Deadlines startingNow(TimeLimits limits) {
        return Deadlines.of(new HandoffClock(today(), List.of()), limits, calendar);
    }

    private LocalDate today() {
        return HolidayCalendar.dateOf(at);
    }

    boolean hasQueued() {
        return handoffs.stream().anyMatch(handoff -> handoff.status() == HandoffStatus.QUEUED);
    }

    /// Brings the case's status after its handoffs'.
    void settle() {
        long open =
                handoffs.stream().filter(handoff -> !handoff.status().closed()).count();
        boolean awaiting = handoffs.stream().anyMatch(one -> one.status() == HandoffStatus.AWAITING_CORRECTION);
        boolean begun = handoffs.stream()
                .anyMatch(one -> one.status().atDepartment() || one.decision().isPresent());
        file.progressed((int) open, awaiting, begun);
    }
}
