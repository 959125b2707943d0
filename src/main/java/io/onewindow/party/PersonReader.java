package io.onewindow.party;

import io.onewindow.wire.Fields;
import io.onewindow.wire.StrictJson;

/// Reads persons that a party names in its messages.
public final class PersonReader {

    private static final int ID = 64;

    private PersonReader() {}

    /// The clerk that a window names, under `clerk`.
    public static Person clerk(Fields message) {
        return person(message.object("clerk"));
    }

    /// A person whose members these are, and no others.
    public static Person person(Fields fields) {
        Person person = new Person(
                fields.text("id", ID),
                fields.name("name"),
                fields.optionalText("unit", StrictJson.NAME).orElse(""));
        fields.refuseUnknown();
        return person;
    }
}
