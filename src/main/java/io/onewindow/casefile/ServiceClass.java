package io.onewindow.casefile;

/// How urgent a case is, by who applies; it decides which of two waiting messages goes first.
public enum ServiceClass {
    /// Everybody.
    NORMAL(4),
    /// The elderly, the disabled and others with special needs.
    SPECIAL(6),
    /// Holders of a green service card.
    GREEN(7);

    private final int priority;

    ServiceClass(int priority) {
        this.priority = priority;
    }

    /// The message priority (JMS 3.1, section 3.4.10).
    public int priority() {
        return priority;
    }

    /// Whether it may go before a normal one.
    public boolean raised() {
        return this != NORMAL;
    }
}
