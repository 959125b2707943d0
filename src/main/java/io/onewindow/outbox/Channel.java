package io.onewindow.outbox;

/// On which of the receiver's channels a message goes.
public enum Channel {
    /// What a department works on.
    REQUESTS,
    /// What a window has to know.
    NOTICES
}
