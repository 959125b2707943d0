package io.onewindow.access;

import io.onewindow.party.Actor;
import io.onewindow.party.Party;
import io.onewindow.party.PartyId;
import io.onewindow.party.PartyKind;
import io.onewindow.party.Person;
import org.springframework.security.core.AuthenticatedPrincipal;

/// The party behind an HTTP call, as its credentials proved it. A controller that names a parameter of this type gets
/// it, and is never reached without one.
///
/// @param party the proven party
public record Caller(Party party) implements AuthenticatedPrincipal {

    /// The party's id.
    public PartyId id() {
        return party.id();
    }

    /// What the party may do.
    public PartyKind kind() {
        return party.kind();
    }

    /// The party acting through the person that it names.
    public Actor naming(Person person) {
        return new Actor(party.id(), person);
    }

    @Override
    public String getName() {
        return party.id().value();
    }

    // The record's own text would carry the hashes of the party's secrets into a log.
    @Override
    public String toString() {
        return getName();
    }
}
