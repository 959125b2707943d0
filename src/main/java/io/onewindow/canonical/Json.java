package io.onewindow.canonical;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON that the hub itself made or has already checked, as bytes and as a tree.
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /// An empty object.
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// An empty list.
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// The UTF-8 bytes of a tree, members in the order they were put.
    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /// The tree in bytes that the hub wrote or checked before.
    public static JsonNode tree(byte[] bytes) {
        return MAPPER.readTree(bytes);
    }

    /// The object in bytes that the hub wrote or checked before.
    public static ObjectNode objectIn(byte[] bytes) {
        return MAPPER.readTree(bytes).asObject();
    }

    /// The object without those of its members that are null: on the hub's wires they read as missing ones.
    public static ObjectNode withoutNulls(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.removeIf(JsonNode::isNull);
        return copy;
    }

    /// The text of a tree.
    public static String text(JsonNode node) {
        return new String(bytes(node), StandardCharsets.UTF_8);
    }
}
