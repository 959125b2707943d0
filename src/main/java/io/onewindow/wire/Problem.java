package io.onewindow.wire;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Why something was not done, as it goes back to whoever asked (RFC 9457): one code, and every fault with its place.
///
/// @param fault     the gravest fault; its code is the problem's
/// @param arguments what its sentence names
/// @param errors    every fault with its place; empty where the whole request is at fault
public record Problem(Fault fault, List<String> arguments, List<FieldFault> errors) {
    public Problem {
        arguments = List.copyOf(arguments);
        errors = List.copyOf(errors);
    }

    /// A problem of the whole request.
    public static Problem of(Fault fault, String... arguments) {
        return new Problem(fault, List.of(arguments), List.of());
    }

    /// A problem of one member.
    public static Problem at(String pointer, Fault fault, String... arguments) {
        Faults faults = new Faults();
        faults.add(pointer, fault, arguments);
        return faults.problem().orElseThrow();
    }

    /// The sentence in that language.
    public String message(Language language) {
        return fault.sentence(language, arguments);
    }

    /// The body of an `application/problem+json` answer.
    public ObjectNode body(Language language) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "about:blank");
        body.put("title", fault.title());
        body.put("status", fault.status());
        body.put("code", fault.name());
        body.put("detail", message(language));
        ArrayNode list = body.putArray("errors");
        for (FieldFault error : errors) {
            list.addObject()
                    .put("pointer", error.pointer())
                    .put("code", error.fault().name())
                    .put("message", error.message(language));
        }
        return body;
    }
}
