package io.onewindow.party;

import java.util.Optional;

/// Who acts: the party whose connection proved it, and the person that it named.
///
/// @param party  the authenticated party
/// @param person the named person; empty where the hub itself or a party without persons acts
public record Actor(PartyId party, Optional<Person> person) {

    /// The hub acting by itself.
    public static final Actor HUB = new Actor(PartyId.HUB, Optional.empty());

    /// A named person of a party.
    public Actor(PartyId party, Person person) {
        this(party, Optional.of(person));
    }

    /// A party that names no person.
    public Actor(PartyId party) {
        this(party, Optional.empty());
    }
}
