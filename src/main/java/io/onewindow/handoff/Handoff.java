package io.onewindow.handoff;

import io.onewindow.calendar.Deadlines;
import io.onewindow.calendar.TimeLimits;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.casefile.ServiceClass;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.party.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

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

    private static final String PREREQUISITE = "prerequisite";

    private final Terms terms;
    private HandoffStatus status;
    private String reason = "";
    private Deadlines deadlines = new Deadlines.NotRunning();
    private int attempt = 1;
    private int failures;
    private Instant dueAt = Instant.EPOCH;
    private String leaseOwner = "";
    private boolean warned;
    private boolean suspended;
    private int segments;
    private int corrections;
    private int openCorrections;
    private Decision decision = Decision.NONE;
    private State stored;

    private Handoff(Terms terms, HandoffStatus status) {
        this.terms = terms;
        this.status = status;
        this.stored = state();
    }

    /// A handoff that waits for its prerequisites.
    static Handoff held(Terms terms) {
        Handoff handoff = new Handoff(terms, HandoffStatus.HELD);
        handoff.reason = PREREQUISITE;
        return handoff;
    }

    /// A handoff that may leave.
    static Handoff queued(Terms terms, Deadlines deadlines, Instant at) {
        Handoff handoff = new Handoff(terms, HandoffStatus.HELD);
        handoff.release(deadlines, at);
        return handoff;
    }

    void release(Deadlines from, Instant at) {
        status = HandoffStatus.QUEUED;
        reason = "";
        deadlines = from;
        dueAt = at;
    }

    /// It left for its department.
    void dispatched() {
        status = HandoffStatus.DISPATCHED;
        reason = "";
        failures = 0;
    }

    /// It could not be sent; it is due again after a while.
    void delayed(Instant at, Duration wait) {
        failures++;
        dueAt = at.plus(wait);
    }

    void parked(String why) {
        status = HandoffStatus.PARKED;
        reason = why;
    }

    /// A person sends it again, as a new attempt.
    void requeued(Instant at) {
        status = HandoffStatus.QUEUED;
        reason = "";
        failures = 0;
        attempt++;
        dueAt = at;
        leaseOwner = "";
    }

    /// The department signed for it, or its work shows that it did.
    void received() {
        settle();
    }

    void correctionAsked() {
        corrections++;
        openCorrections++;
        settle();
    }

    void corrected() {
        openCorrections--;
        settle();
    }

    void suspended() {
        suspended = true;
        settle();
    }

    void resumed() {
        suspended = false;
        settle();
    }

    private void settle() {
        reason = "";
        status = openCorrections > 0
                ? HandoffStatus.AWAITING_CORRECTION
                : suspended ? HandoffStatus.SUSPENDED : HandoffStatus.RECEIVED;
    }

    void decided(Decision made) {
        status = made.approved() ? HandoffStatus.APPROVED : HandoffStatus.REJECTED;
        reason = "";
        decision = made;
        openCorrections = 0;
        suspended = false;
    }

    void transferred() {
        status = HandoffStatus.TRANSFERRED;
        reason = "";
    }

    void cancelled(String why) {
        status = HandoffStatus.CANCELLED;
        reason = why;
    }

    /// The clock was stopped, resumed or extended: one more segment, and new dates.
    void clocked(Deadlines moved) {
        segments++;
        deadlines = moved;
    }

    /// The window was told that the promise is broken.
    void warned() {
        warned = true;
    }

    /// Whether its clock stands: the applicant has to do something, or a special procedure runs.
    public boolean clockStopped() {
        return openCorrections > 0 || suspended;
    }

    /// Whether somebody claimed it to send it, so that its department may have it although nothing says so yet.
    public boolean claimed() {
        return !leaseOwner.isEmpty();
    }

    /// Whether it still waits under this claim.
    public boolean claimedBy(String owner) {
        return status == HandoffStatus.QUEUED && leaseOwner.equals(owner);
    }

    /// How often it could not be sent since it was queued.
    public int failures() {
        return failures;
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
        return status;
    }

    /// Why it is held, parked or cancelled; empty otherwise.
    public String reason() {
        return reason;
    }

    public Deadlines deadlines() {
        return deadlines;
    }

    /// Which attempt to pass it on; a person starts a new one.
    public int attempt() {
        return attempt;
    }

    /// How many corrections were asked for.
    public int corrections() {
        return corrections;
    }

    /// What its department decided, once it did.
    public Optional<Decision> decision() {
        return decision.made() ? Optional.of(decision) : Optional.empty();
    }

    /// Whether a special procedure runs.
    public boolean suspendedNow() {
        return suspended;
    }

    int segments() {
        return segments;
    }

    /// The handoff as acceptance and case show it.
    public ObjectNode json() {
        return json(status, reason, deadlines);
    }

    /// The handoff as it stood when its case was accepted: held for its prerequisites, or queued with its clock
    /// running.
    public ObjectNode jsonAtAcceptance(Deadlines.Running ifQueued) {
        return terms.needs().isEmpty()
                ? json(HandoffStatus.QUEUED, "", ifQueued)
                : json(HandoffStatus.HELD, PREREQUISITE, new Deadlines.NotRunning());
    }

    private ObjectNode json(HandoffStatus shown, String why, Deadlines dates) {
        ObjectNode json = Json.object()
                .put("handoffNo", number().value())
                .put("matter", terms.matter().value())
                .put("department", department().value())
                .put("status", shown.name());
        if (!why.isEmpty()) {
            json.put("reason", why);
        }
        if (dates instanceof Deadlines.Running running) {
            json.put("promisedBy", running.promisedBy().toString());
            json.put("statutoryBy", running.statutoryBy().toString());
            if (running.provisional()) {
                json.put("provisional", true);
            }
        }
        return json;
    }

    /// What changes about a handoff, as its row has it.
    record State(
            HandoffStatus status,
            String reason,
            Deadlines deadlines,
            int attempt,
            int failures,
            Instant dueAt,
            String leaseOwner,
            boolean warned,
            boolean suspended,
            int segments,
            int corrections,
            int openCorrections,
            Decision decision) {}

    /// Whether it is not any more as the database has it.
    boolean changed() {
        return !state().equals(stored);
    }

    State state() {
        return new State(
                status,
                reason,
                deadlines,
                attempt,
                failures,
                dueAt,
                leaseOwner,
                warned,
                suspended,
                segments,
                corrections,
                openCorrections,
                decision);
    }

    static Handoff of(Terms terms, State state) {
        Handoff handoff = new Handoff(terms, state.status());
        handoff.reason = state.reason();
        handoff.deadlines = state.deadlines();
        handoff.attempt = state.attempt();
        handoff.failures = state.failures();
        handoff.dueAt = state.dueAt();
        handoff.leaseOwner = state.leaseOwner();
        handoff.warned = state.warned();
        handoff.suspended = state.suspended();
        handoff.segments = state.segments();
        handoff.corrections = state.corrections();
        handoff.openCorrections = state.openCorrections();
        handoff.decision = state.decision();
        handoff.stored = state;
        return handoff;
    }
}
