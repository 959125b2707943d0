package io.onewindow.party;

/// What a party is to the hub; it decides which calls and queues are open to it.
public enum PartyKind {
    /// Submits applications and hands certificates over.
    WINDOW,
    /// Decides on the matters that are handed to it.
    DEPARTMENT,
    /// Watches the hub and mends what is parked.
    OPERATOR,
    /// Reads everything, changes nothing.
    AUDITOR,
    /// Changes parties, departments and the catalogue.
    ADMINISTRATOR,
    /// Regulated outside helpers.
    SOCIAL
}
