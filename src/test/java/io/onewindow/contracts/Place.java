package io.onewindow.contracts;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.onewindow.canonical.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A place in one of the two documents.
///
/// @param document `openapi.yaml` or `asyncapi.yaml`
/// @param pointer  RFC 6901
public record Place(String document, String pointer) {

    public static final Place OPENAPI = new Place("openapi.yaml", "");
    public static final Place ASYNCAPI = new Place("asyncapi.yaml", "");

    /// The documents under one address, so that a reference means the same wherever its schema is read.
    private static final String BASE = "https://contracts.invalid/";

    private static final Map<String, JsonNode> TREES =
            Stream.of(OPENAPI, ASYNCAPI).collect(Collectors.toMap(Place::document, root -> read(root.document)));

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(TREES.entrySet().stream()
                            .collect(
                                    Collectors.toMap(tree -> BASE + tree.getKey(), tree -> Json.text(tree.getValue()))))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private static final Map<Place, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private static JsonNode read(String document) {
        JsonNode tree = YAMLMapper.builder().build().readTree(Path.of("config/contracts", document));
        withAbsoluteReferences(document, tree);
        return tree;
    }

    private static void withAbsoluteReferences(String document, JsonNode node) {
        if (node instanceof ObjectNode object && object.path("$ref").isString()) {
            String reference = object.path("$ref").asString();
            object.put("$ref", BASE + (reference.startsWith("#") ? document + reference : reference.replace("./", "")));
        }
        node.forEach(inside -> withAbsoluteReferences(document, inside));
    }

    /// What stands here; missing where nothing does.
    public JsonNode node() {
        return TREES.getOrDefault(document, Json.object()).at(JsonPointer.compile(pointer));
    }

    /// Whether something stands here.
    public boolean exists() {
        return !node().isMissingNode();
    }

    /// The place of a member, or where its reference leads.
    public Place at(String member) {
        return child(member).followed();
    }

    /// The place of a member itself.
    public Place child(String member) {
        return new Place(document, pointer + "/" + member.replace("~", "~0").replace("/", "~1"));
    }

    /// Where the reference leads that stands here; here where there is none.
    public Place followed() {
        JsonNode reference = node().path("$ref");
        // Beside a schema's reference other words may stand, which count as well.
        return reference.isString() && node().size() == 1 ? target().followed() : this;
    }

    /// Where the reference leads that stands here.
    Place target() {
        String[] target =
                node().path("$ref").asString().substring(BASE.length()).split("#", 2);
        return new Place(target[0], target[1]);
    }

    /// The places of the members, or elements, by name.
    public List<Place> children() {
        JsonNode node = node();
        List<String> names = new ArrayList<>(node.propertyNames());
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            names.add(Integer.toString(i));
        }
        return names.stream().map(this::child).toList();
    }

    /// This place and every one below it.
    Stream<Place> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Place::all));
    }

    /// The last member of the pointer.
    public String name() {
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        return last.replace("~1", "/").replace("~0", "~");
    }

    /// What a value has against the schema that stands here, each with its pointer and the schema's place.
    public List<String> faultsOf(JsonNode value) {
        Schema schema = SCHEMAS.computeIfAbsent(this, place -> REGISTRY.getSchema(place.node()));
        return schema.validate(value).stream().map(this::shown).toList();
    }

    private String shown(Error error) {
        String at = error.getInstanceLocation().toString();
        String schema = error.getSchemaLocation().toString();
        String where = schema.startsWith(BASE) ? schema.substring(BASE.length()) : this + schema.replace("#", "");
        return "'%s' %s [%s]".formatted(at, error.getMessage(), where);
    }

    @Override
    public String toString() {
        return document + "#" + pointer;
    }
}
