package io.onewindow.party;

import java.util.Optional;

/// A clerk or officer, as the party that acts names them.
///
/// @param id   the party's own number for the person
/// @param name the name as it came
/// @param unit the unit inside the party; empty when none was named
public record Person(String id, String name, String unit) {

    /// A person without a unit.
    public Person(String id, String name) {
        this(id, name, "");
    }

    /// The unit, where one was named.
    public Optional<String> namedUnit() {
        return unit.isEmpty() ? Optional.empty() : Optional.of(unit);
    }
}
