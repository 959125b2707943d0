package io.onewindow.wire;

import io.onewindow.canonical.Json;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The members of one JSON object, read one by one; every fault is noted with its place and reading goes on.
///
/// A member that is missing or wrong reads as an empty value: the record built from it is thrown away with the faults.
public final class Fields {

    private final ObjectNode node;
    private final String pointer;
    private final Faults faults;
    private final Set<String> read = new LinkedHashSet<>();

    private Fields(ObjectNode node, String pointer, Faults faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
    }

    /// The members of a document that has to be an object.
    public static Fields of(JsonNode document, Faults faults) {
        return of(document, "", faults);
    }

    // Nothing is missing in what is no object at all.
    private static Fields of(JsonNode node, String pointer, Faults faults) {
        return new Fields(objectAt(node, pointer, faults), pointer, node.isObject() ? faults : new Faults());
    }

    /// The members of the document in a body; what is wrong with the body goes to the faults.
    public static Fields document(byte[] body, Faults faults) {
        Optional<JsonNode> document = StrictJson.read(body, faults);
        return document.map(found -> of(found, faults)).orElseGet(() -> of(Json.object(), new Faults()));
    }

    private static ObjectNode objectAt(JsonNode node, String pointer, Faults faults) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        faults.add(pointer, Fault.WRONG_TYPE, "object");
        return JsonNodeFactory.instance.objectNode();
    }

    /// Where a member stands.
    public String at(String name) {
        return pointer + '/' + StrictJson.escape(name);
    }

    /// Notes a fault of a member.
    public void fault(String name, Fault fault, String... arguments) {
        faults.add(at(name), fault, arguments);
    }

    /// Whether a member is there and not null.
    public boolean has(String name) {
        return member(name).isPresent();
    }

    private Optional<JsonNode> member(String name) {
        read.add(name);
        return node.optional(name).filter(value -> !value.isNull());
    }

    /// A text that has to be there and not be blank.
    public String text(String name, int most) {
        Optional<String> found = optionalText(name, most);
        if (!has(name) || found.isPresent() && found.get().isBlank()) {
            fault(name, Fault.REQUIRED, name);
        }
        return found.orElse("");
    }

    /// A text that may be missing.
    public Optional<String> optionalText(String name, int most) {
        Optional<JsonNode> found = member(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!found.get().isString()) {
            fault(name, Fault.WRONG_TYPE, "string");
            return Optional.empty();
        }
        String text = found.get().stringValue();
        if (text.codePointCount(0, text.length()) > most) {
            fault(name, Fault.TEXT_TOO_LONG, String.valueOf(most));
        }
        return Optional.of(text);
    }

    /// The name of a person, an organisation or a document, kept byte for byte.
    public String name(String name) {
        String text = text(name, StrictJson.NAME);
        if (!Characters.legibleName(text)) {
            fault(name, Fault.NAME_ILLEGIBLE);
        }
        return text;
    }

    /// One of an enum's names; the first of them where it is missing or wrong.
    public <E extends Enum<E>> E oneOf(String name, Class<E> kind) {
        String text = text(name, StrictJson.NAME);
        return (text.isBlank() ? Optional.<E>empty() : constant(name, text, kind)).orElse(kind.getEnumConstants()[0]);
    }

    /// One of an enum's names, where it is there.
    public <E extends Enum<E>> Optional<E> optionalOneOf(String name, Class<E> kind) {
        return optionalText(name, StrictJson.NAME).flatMap(text -> constant(name, text, kind));
    }

    private <E extends Enum<E>> Optional<E> constant(String name, String text, Class<E> kind) {
        List<String> known =
                Arrays.stream(kind.getEnumConstants()).map(Enum::name).toList();
        if (known.contains(text)) {
            return Optional.of(Enum.valueOf(kind, text));
        }
        fault(name, Fault.NOT_ONE_OF, String.join(", ", known));
        return Optional.empty();
    }

    /// A whole number between two bounds, where it is there.
    public Optional<Integer> optionalNumber(String name, int least, int most) {
        Optional<JsonNode> found = member(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonNode value = found.get();
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            fault(name, Fault.WRONG_TYPE, "integer");
            return Optional.empty();
        }
        if (value.intValue() < least || value.intValue() > most) {
            fault(name, Fault.NOT_BETWEEN, String.valueOf(least), String.valueOf(most));
        }
        return Optional.of(value.intValue());
    }

    /// A whole number between two bounds that has to be there; the lower bound where it is missing or wrong.
    public int number(String name, int least, int most) {
        if (!has(name)) {
            fault(name, Fault.REQUIRED, name);
        }
        return optionalNumber(name, least, most).orElse(least);
    }

    /// A whole number of 53 bits that is not negative and has to be there.
    public long size(String name) {
        Optional<JsonNode> found = member(name);
        if (found.isEmpty()) {
            fault(name, Fault.REQUIRED, name);
            return 0;
        }
        JsonNode value = found.get();
        if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0) {
            return value.longValue();
        }
        fault(name, Fault.WRONG_TYPE, "integer");
        return 0;
    }

    /// An instant with its offset (RFC 3339), where it is there.
    public Optional<OffsetDateTime> optionalInstant(String name) {
        return optionalTime(name, Fault.TIME_RANGE, Times::instant);
    }

    /// A date, where it is there.
    public Optional<LocalDate> optionalDate(String name) {
        return optionalTime(name, Fault.DATE_FORM, Times::date);
    }

    private <T> Optional<T> optionalTime(String name, Fault fault, Function<String, T> parse) {
        return optionalText(name, StrictJson.NAME).flatMap(text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (DateTimeParseException malformed) {
                fault(name, fault);
                return Optional.empty();
            }
        });
    }

    /// An object that has to be there.
    public Fields object(String name) {
        Optional<JsonNode> found = member(name);
        if (found.isEmpty()) {
            fault(name, Fault.REQUIRED, name);
            return new Fields(JsonNodeFactory.instance.objectNode(), at(name), new Faults());
        }
        return of(found.get(), at(name), faults);
    }

    /// An object that may be missing.
    public Optional<Fields> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /// An object whose members the hub does not look into; empty where it is missing.
    public ObjectNode free(String name) {
        return member(name)
                .map(value -> objectAt(value, at(name), faults))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /// A member as it stands, whatever it is; a JSON null where it is missing.
    public JsonNode raw(String name) {
        return member(name).orElseGet(JsonNodeFactory.instance::nullNode);
    }

    /// The objects of a list; none where it is missing.
    public List<Fields> objects(String name, int most) {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : list(name, most)) {
            objects.add(of(element, at(name) + '/' + objects.size(), faults));
        }
        return objects;
    }

    /// The texts of a list; none where it is missing.
    public List<String> texts(String name, int most, int longest) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list(name, most)) {
            if (!element.isString() || element.stringValue().length() > longest) {
                faults.add(at(name) + '/' + texts.size(), Fault.WRONG_TYPE, "string");
            }
            texts.add(element.isString() ? element.stringValue() : "");
        }
        return texts;
    }

    private Iterable<JsonNode> list(String name, int most) {
        Optional<JsonNode> found = member(name);
        if (found.isPresent() && !found.get().isArray()) {
            fault(name, Fault.WRONG_TYPE, "array");
            return List.of();
        }
        if (found.isPresent() && found.get().size() > most) {
            fault(name, Fault.TOO_MANY, String.valueOf(most));
            return List.of();
        }
        return found.<Iterable<JsonNode>>map(list -> list).orElse(List.of());
    }

    /// The members that nobody asked for.
    public List<String> unknown() {
        return node.propertyNames().stream()
                .filter(name -> !read.contains(name))
                .toList();
    }

    /// Refuses every member that nobody asked for, naming the nearest known one, or all where none is near.
    public void refuseUnknown() {
        for (String name : unknown()) {
            String meant = Spelling.nearest(name, read).orElseGet(() -> String.join(" / ", read));
            fault(name, Fault.UNKNOWN_FIELD, shown(name), meant);
        }
    }

    private static String shown(String name) {
        return name.length() > 60 ? name.substring(0, 60) : name;
    }
}
