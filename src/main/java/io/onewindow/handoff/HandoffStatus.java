package io.onewindow.handoff;

/// Where a handoff stands.
public enum HandoffStatus {
    /// Waits for a prerequisite, for opening hours or for a pause to end; the reason says which.
    HELD,
    /// Waits to be passed on.
    QUEUED,
    /// On its department's way.
    DISPATCHED,
    /// The department signed for it.
    RECEIVED,
    /// The applicant has to hand something in.
    AWAITING_CORRECTION,
    /// A special procedure stops the clock.
    SUSPENDED,
    /// The department approved.
    APPROVED,
    /// The department refused.
    REJECTED,
    /// The department passed it on to another one, as a new handoff.
    TRANSFERRED,
    /// It ended without a decision.
    CANCELLED,
    /// It waits for a person.
    PARKED;

    /// Whether nothing more can come of it.
    public boolean closed() {
        return this == APPROVED || this == REJECTED || this == TRANSFERRED || this == CANCELLED;
    }

    /// Whether the department has it, or may have it.
    public boolean atDepartment() {
        return this == DISPATCHED || this == RECEIVED || this == AWAITING_CORRECTION || this == SUSPENDED;
    }
}
