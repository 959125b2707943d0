package io.onewindow.party;

/// Who acts: the party whose connection proved it, and the person that it named.
///
/// @param party  the authenticated party
/// @param person the named person, or nobody
public record Actor(PartyId party, Person person) {

    /// The hub acting by itself.
    public static final Actor HUB = new Actor(PartyId.HUB);

    /// A party that names no person.
    public Actor(PartyId party) {
        this(party, Person.NOBODY);
    }
}
