package io.onewindow.casefile;

/// Where a case stands. Overdue is computed from the clock; it is never a status.
public enum CaseStatus {
    /// Accepted; no department has it yet.
    ACCEPTED,
    /// At least one department has it.
    IN_PROGRESS,
    /// At least one department waits for something from the applicant.
    AWAITING_CORRECTION,
    /// Every department decided, and the result stands.
    DECIDED,
    /// Every certificate was handed over.
    ISSUED,
    /// The window closed it.
    CLOSED,
    /// The applicant took it back.
    WITHDRAWN;

    /// Whether departments still work on it.
    public boolean underWay() {
        return this == ACCEPTED || this == IN_PROGRESS || this == AWAITING_CORRECTION;
    }
}
