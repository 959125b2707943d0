package io.onewindow.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The members of an acceptance record that one department may see of one matter, and no others.
///
/// `form` is the form of the matter itself, `form.seats` one member of it; `materials` are all documents,
/// `materials.<code>` those of one code; `extensions.x` is one extension; the rest are the record's own members.
/// The matter's code is always visible, other matters never are.
///
/// @param paths what is visible; a whole `window`, `clerk`, `applicant` or `agent` stands for the members they have
public record RecordView(SortedSet<String> paths) {

    private static final Map<String, List<String>> COMPOUND = Map.of(
            "window", List.of("hall", "counter"),
            "clerk", List.of("id", "name"),
            "applicant", List.of("kind", "name", "idType", "idNumber", "phone", "needs"),
            "agent", List.of("name", "idType", "idNumber", "authorization"));
    private static final Set<String> SIMPLE = Set.of(
            "acceptanceNo",
            "acceptedAt",
            "projectCode",
            "region",
            "serviceClass",
            "serviceMode",
            "theme",
            "consultationNo",
            "occurredAt");
    private static final Set<String> OPEN = Set.of("form", "materials", "extensions");
    private static final Pattern OPEN_MEMBER = Pattern.compile("materials\\..+|(?:form|extensions)(?:\\.[^.]+)+");
    private static final List<String> OF_MATERIAL = List.of("code", "name", "mediaType", "sha256", "size");

    /// Every path that is no member of `form`, `materials` or `extensions`.
    public static final SortedSet<String> KNOWN_PATHS = Stream.of(
                    SIMPLE.stream(),
                    OPEN.stream(),
                    COMPOUND.keySet().stream(),
                    COMPOUND.keySet().stream().flatMap(RecordView::membersOf))
            .flatMap(paths -> paths)
            .collect(Collectors.toCollection(TreeSet::new));

    /// Shows nothing but the matter's code.
    public static final RecordView NOTHING = new RecordView(new TreeSet<>());

    public RecordView {
        SortedSet<String> expanded = paths.stream()
                .flatMap(path -> COMPOUND.containsKey(path) ? membersOf(path) : Stream.of(path))
                .collect(Collectors.toCollection(TreeSet::new));
        expanded.stream().filter(path -> !isPath(path)).findFirst().ifPresent(path -> {
            throw new IllegalArgumentException("no member of an acceptance record: " + path);
        });
        paths = Collections.unmodifiableSortedSet(expanded);
    }

    /// Whether the text names something that a record can have.
    public static boolean isPath(String text) {
        return KNOWN_PATHS.contains(text) || OPEN_MEMBER.matcher(text).matches();
    }

    /// Whether it shows documents of that code.
    public boolean showsMaterial(String code) {
        return paths.contains("materials") || paths.contains("materials." + code);
    }

    /// The record as the department may see it. It shares nothing with the whole record, so that either may
    /// change.
    ///
    /// @param record the whole acceptance record
    /// @param matter the matter that is handed on
    public ObjectNode of(JsonNode record, MatterCode matter) {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        SIMPLE.stream().sorted().filter(paths::contains).forEach(name -> copy(name, record, seen));
        COMPOUND.keySet().stream().sorted().forEach(name -> keep(seen, name, members(name, record.path(name))));
        seen.set("matters", JsonNodeFactory.instance.arrayNode().add(entry(record, matter)));
        keep(seen, "materials", materials(record));
        open("extensions", record.path("extensions")).ifPresent(found -> seen.set("extensions", found));
        return seen;
    }

    private static Stream<String> membersOf(String compound) {
        return COMPOUND.getOrDefault(compound, List.of()).stream().map(member -> compound + "." + member);
    }

    private ObjectNode members(String compound, JsonNode whole) {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        COMPOUND.getOrDefault(compound, List.of()).stream()
                .filter(member -> paths.contains(compound + "." + member))
                .forEach(member -> copy(member, whole, seen));
        return seen;
    }

    private ObjectNode entry(JsonNode record, MatterCode matter) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("code", matter.value());
        record.path("matters")
                .valueStream()
                .filter(one -> one.path("code").asString("").equals(matter.value()))
                .findFirst()
                .flatMap(one -> open("form", one.path("form")))
                .ifPresent(form -> entry.set("form", form));
        return entry;
    }

    private ArrayNode materials(JsonNode record) {
        ArrayNode seen = JsonNodeFactory.instance.arrayNode();
        record.path("materials")
                .valueStream()
                .filter(material -> showsMaterial(material.path("code").asString("")))
                .forEach(material -> {
                    ObjectNode one = seen.addObject();
                    OF_MATERIAL.forEach(member -> copy(member, material, one));
                });
        return seen;
    }

    /// What is visible of a member whose own members nobody fixed: all of it, or what paths below it list.
    private Optional<JsonNode> open(String path, JsonNode whole) {
        if (whole.isMissingNode()) {
            return Optional.empty();
        }
        if (paths.contains(path)) {
            return Optional.of(whole.deepCopy());
        }
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        if (!paths.subSet(path + ".", path + "/").isEmpty()) {
            // A name with a dot in it would read as a path, so none is found below a form.
            whole.propertyStream()
                    .filter(member -> member.getKey().indexOf('.') < 0)
                    .forEach(member -> open(path + "." + member.getKey(), member.getValue())
                            .ifPresent(found -> seen.set(member.getKey(), found)));
        }
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen);
    }

    private static void copy(String name, JsonNode from, ObjectNode to) {
        JsonNode value = from.path(name);
        if (!value.isMissingNode() && !value.isNull()) {
            to.set(name, value.deepCopy());
        }
    }

    private static void keep(ObjectNode seen, String name, JsonNode part) {
        if (!part.isEmpty()) {
            seen.set(name, part);
        }
    }
}
