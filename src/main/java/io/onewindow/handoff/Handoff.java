package io.onewindow.handoff;

import io.onewindow.calendar.Deadlines;
import io.onewindow.calendar.TimeLimits;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.casefile.ServiceClass;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.party.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One matter of a case at one department, while a transaction holds the case's lock. Every method is one legal move.
public final class Handoff {

    /// What is fixed when a handoff is opened.
    ///
    /// @param number       its number
    /// @param matter       the matter
    /// @param department   who decides on it
    /// @param serviceClass how urgent its case is
    /// @param needs        matters of the same case that have to be approved first
    /// @param limits       promised and statutory limit
    public record Terms(
            HandoffNumber number,
            MatterCode matter,
            PartyId department,
            ServiceClass serviceClass,
            List<MatterCode> needs,
            TimeLimits limits) {
        public Terms {
            needs = List.copyOf(needs);
        }
    }

    /// Where it stands; the reason says why it is held, parked or cancelled.
    record Standing(HandoffStatus status, String reason) {}

    /// How it is being passed on.
    ///
    /// @param attempt    a person starts a new one
    /// @param failures   sends that failed since it was queued
    /// @param dueAt      when it may be sent next
    /// @param leaseOwner who claimed it last; empty before anybody did
    record Passing(int attempt, int failures, Instant dueAt, String leaseOwner) {}

    /// What stops its clock.
    record Stops(boolean suspended, int corrections, int openCorrections) {}

    /// Everything that changes about it, as its row has it.
    record State(
            Standing standing,
            Passing passing,
            Deadlines deadlines,
            int segments,
            Stops stops,
            boolean warned,
            Decision decision) {}

    static final String PREREQUISITE = "prerequisite";

    private final Terms terms;
    private final State stored;
    private Standing standing;
    private Passing passing;
    private Deadlines deadlines;
    private int segments;
    private Stops stops;
    private boolean warned;
    private Decision decision;

    /// A handoff as the database has it.
    Handoff(Terms terms, State stored) {
        this.terms = terms;
        this.stored = stored;
        this.standing = stored.standing();
        this.passing = stored.passing();
        this.deadlines = stored.deadlines();
        this.segments = stored.segments();
        this.stops = stored.stops();
        this.warned = stored.warned();
        this.decision = stored.decision();
    }

    /// A handoff that waits for its prerequisites.
    static Handoff held(Terms terms) {
        return new Handoff(
                terms,
                new State(
                        new Standing(HandoffStatus.HELD, PREREQUISITE),
                        new Passing(1, 0, Instant.EPOCH, ""),
                        new Deadlines.NotRunning(),
                        0,
                        new Stops(false, 0, 0),
                        false,
                        Decision.NONE));
    }

    /// A handoff that may leave.
    static Handoff queued(Terms terms, Deadlines deadlines, Instant at) {
        Handoff handoff = held(terms);
        handoff.release(deadlines, at);
        return handoff;
    }

    void release(Deadlines from, Instant at) {
        stand(HandoffStatus.QUEUED, "");
        deadlines = from;
        passing = new Passing(passing.attempt(), 0, at, "");
    }

    /// A node claims it, to send it; the claim counts until then.
    public void claim(String owner, Instant until) {
        passing = new Passing(passing.attempt(), passing.failures(), until, owner);
    }

    /// It left for its department.
    void dispatched() {
        stand(HandoffStatus.DISPATCHED, "");
        passing = new Passing(passing.attempt(), 0, passing.dueAt(), passing.leaseOwner());
    }

    /// It could not be sent; it is due again after a while.
    public void delay(Instant at, Duration wait) {
        passing = new Passing(passing.attempt(), passing.failures() + 1, at.plus(wait), passing.leaseOwner());
    }

    void parked(String why) {
        stand(HandoffStatus.PARKED, why);
    }

    /// A person sends it again, as a new attempt.
    void requeued(Instant at) {
        stand(HandoffStatus.QUEUED, "");
        passing = new Passing(passing.attempt() + 1, 0, at, "");
    }

    /// The department signed for it, or its work shows that it did.
    public void received() {
        HandoffStatus open = stops.suspended() ? HandoffStatus.SUSPENDED : HandoffStatus.RECEIVED;
        stand(stops.openCorrections() > 0 ? HandoffStatus.AWAITING_CORRECTION : open, "");
    }

    void correctionAsked() {
        stops = new Stops(stops.suspended(), stops.corrections() + 1, stops.openCorrections() + 1);
        received();
    }

    void corrected() {
        stops = new Stops(stops.suspended(), stops.corrections(), stops.openCorrections() - 1);
        received();
    }

    void suspended(boolean now) {
        stops = new Stops(now, stops.corrections(), stops.openCorrections());
        received();
    }

    void decided(Decision made) {
        stand(made.approved() ? HandoffStatus.APPROVED : HandoffStatus.REJECTED, "");
        decision = made;
        stops = new Stops(false, stops.corrections(), 0);
    }

    void transferred() {
        stand(HandoffStatus.TRANSFERRED, "");
    }

    void cancelled(String why) {
        stand(HandoffStatus.CANCELLED, why);
    }

    /// The clock was stopped, resumed or extended: one more segment, and new dates.
    void clocked(Deadlines moved) {
        segments++;
        deadlines = moved;
    }

    /// The window is being told that the promise is broken.
    public void warned() {
        warned = true;
    }

    private void stand(HandoffStatus status, String reason) {
        standing = new Standing(status, reason);
    }

    /// What is fixed about it.
    public Terms terms() {
        return terms;
    }

    public HandoffNumber number() {
        return terms.number();
    }

    public PartyId department() {
        return terms.department();
    }

    public HandoffStatus status() {
        return standing.status();
    }

    /// Why it is held, parked or cancelled; empty otherwise.
    public String reason() {
        return standing.reason();
    }

    public Deadlines deadlines() {
        return deadlines;
    }

    /// Whether its clock stands: the applicant has to do something, or a special procedure runs.
    public boolean clockStopped() {
        return stops.openCorrections() > 0 || stops.suspended();
    }

    /// Whether a special procedure runs.
    public boolean inSpecialProcedure() {
        return stops.suspended();
    }

    /// How many corrections were asked for.
    public int corrections() {
        return stops.corrections();
    }

    /// Which attempt to pass it on; a person starts a new one.
    public int attempt() {
        return passing.attempt();
    }

    /// How often it could not be sent since it was queued.
    public int failures() {
        return passing.failures();
    }

    /// Whether somebody claimed it to send it, so that its department may have it although nothing says so yet.
    public boolean claimed() {
        return !passing.leaseOwner().isEmpty();
    }

    /// Whether it waits for somebody to claim it.
    boolean unclaimed() {
        return status() == HandoffStatus.QUEUED && !claimed();
    }

    /// Whether it still waits under this claim.
    public boolean claimedBy(String owner) {
        return status() == HandoffStatus.QUEUED && passing.leaseOwner().equals(owner);
    }

    /// Whether it waits for a person because sending seemed to fail, so that nothing says that its department has it.
    public boolean parkedUnsent() {
        return status() == HandoffStatus.PARKED && passing.failures() > 0;
    }

    /// What its department decided, once it did.
    public Optional<Decision> decision() {
        return decision.made() ? Optional.of(decision) : Optional.empty();
    }

    int segments() {
        return segments;
    }

    State state() {
        return new State(standing, passing, deadlines, segments, stops, warned, decision);
    }

    /// Whether it is not any more as the database has it.
    boolean changed() {
        return !state().equals(stored);
    }
}
