package io.onewindow.casefile;

/// What the decisions of all departments come to.
public enum Outcome {
    /// Not every department decided yet.
    NONE,
    /// Every matter was approved.
    ALL_APPROVED,
    /// Some matters were approved; a cancelled one counts as not approved.
    PARTLY_APPROVED,
    /// No matter was approved.
    REJECTED
}
