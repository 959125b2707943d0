package io.onewindow.ledger;

/// What a ledger entry records.
public enum Event {
    /// The hub took an application over from the window.
    ACCEPTED,
    /// A handoff's request left for its department.
    DISPATCHED,
    /// The department signed for it.
    RECEIVED,
    /// A step of the department's work.
    PROGRESS,
    /// The department asked the applicant for something.
    CORRECTION_ASKED,
    /// The window handed in what was asked for.
    CORRECTED,
    /// A special procedure stops the clock (Administrative Licensing Law, article 45).
    SUSPENDED,
    /// The special procedure ended.
    RESUMED,
    /// The limit was extended (Administrative Licensing Law, article 42).
    EXTENDED,
    /// The department passed the handoff on to another one.
    TRANSFERRED,
    /// The department decided.
    DECIDED,
    /// An answer came after the decision; it changed nothing.
    LATE_ANSWER,
    /// An answer could not be taken.
    ANSWER_REFUSED,
    /// All decisions became one result.
    CONSOLIDATED,
    /// The result reached the window's queue.
    DELIVERED,
    /// Certificates, or the bare result, were handed over to the applicant.
    ISSUED,
    /// The applicant took the application back.
    WITHDRAWN,
    /// A handoff ended without a decision.
    CANCELLED,
    /// A handoff waits for a person.
    PARKED,
    /// An operator sent something again.
    REPLAYED,
    /// Personal data was opened.
    VIEWED,
    /// The window closed the case.
    CLOSED,
    /// An application was refused; in the administration's ledger.
    APPLICATION_REFUSED
}
