package io.onewindow.party;

import io.onewindow.wire.Fields;
import io.onewindow.wire.StrictJson;
import java.util.Optional;

/// A clerk or officer, as the party that acts names them.
///
/// @param id   the party's own number for the person
/// @param name the name as it came
/// @param unit the unit inside the party; empty when none was named
public record Person(String id, String name, String unit) {

    /// Nobody is named: the hub itself acts, or a party that has no persons.
    public static final Person NOBODY = new Person("", "", "");

    private static final int LONGEST_ID = 64;

    /// A person without a unit.
    public Person(String id, String name) {
        this(id, name, "");
    }

    /// Whether this is a person at all.
    public boolean named() {
        return !id.isEmpty();
    }

    /// The unit, where one was named.
    public Optional<String> namedUnit() {
        return unit.isEmpty() ? Optional.empty() : Optional.of(unit);
    }

    /// The clerk that a window's message names, under `clerk`; faults are noted with the message's.
    public static Person clerk(Fields message) {
        return read(message.object("clerk"));
    }

    /// The person whose members these are, and no others.
    public static Person read(Fields fields) {
        Person person = new Person(
                fields.text("id", LONGEST_ID),
                fields.name("name"),
                fields.optionalText("unit", StrictJson.NAME).orElse(""));
        fields.refuseUnknown();
        return person;
    }
}
