package io.onewindow.handoff;

import io.onewindow.canonical.Json;
import io.onewindow.party.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a department decided on a matter.
///
/// @param approved    whether it approved
/// @param reason      why; never empty where it refused
/// @param officer     who decided
/// @param decidedAt   when the hub took the decision (RFC 3339)
/// @param certificate the certificate it ends in; an empty object where there is none
public record Decision(boolean approved, String reason, Person officer, String decidedAt, ObjectNode certificate) {

    static final Decision NONE = new Decision(false, "", Person.NOBODY, "", Json.object());

    boolean made() {
        return officer.named();
    }

    /// The verdict's name on the wire.
    public String verdict() {
        return approved ? "APPROVED" : "REJECTED";
    }

    /// Whether it ends in a certificate.
    public boolean certifies() {
        return !certificate.isEmpty();
    }

    /// The decision as it stands in the consolidated result.
    public ObjectNode json() {
        ObjectNode json = Json.object().put("decision", verdict());
        if (!reason.isEmpty()) {
            json.put("reason", reason);
        }
        json.set("officer", json(officer));
        json.put("decidedAt", decidedAt);
        if (certifies()) {
            json.set("certificate", certificate);
        }
        return json;
    }

    /// A person as it stands in messages and results.
    public static ObjectNode json(Person person) {
        ObjectNode json = Json.object().put("id", person.id()).put("name", person.name());
        person.namedUnit().ifPresent(unit -> json.put("unit", unit));
        return json;
    }

    byte[] stored() {
        return made() ? Json.bytes(json()) : new byte[0];
    }

    static Decision ofStored(byte[] bytes) {
        if (bytes.length == 0) {
            return NONE;
        }
        ObjectNode json = Json.objectIn(bytes);
        JsonNode officer = json.path("officer");
        return new Decision(
                json.path("decision").asString().equals("APPROVED"),
                json.path("reason").asString(""),
                new Person(
                        officer.path("id").asString(),
                        officer.path("name").asString(),
                        officer.path("unit").asString("")),
                json.path("decidedAt").asString(),
                json.path("certificate") instanceof ObjectNode certificate ? certificate : Json.object());
    }
}
