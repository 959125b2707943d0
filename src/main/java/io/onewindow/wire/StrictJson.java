package io.onewindow.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads JSON from outside as a tree: UTF-8 only, bounded in depth and numbers, duplicate members and illegal
/// characters named with their place instead of let through.
public final class StrictJson {

    /// Deepest nesting.
    public static final int DEPTH = 32;

    /// Longest string, in code points.
    public static final int TEXT = 4_000;

    /// Longest member name, in code points.
    public static final int NAME = 200;

    private static final int NUMBER = 400;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH + 8)
                    .maxNumberLength(NUMBER)
                    .maxNameLength(1 << 26)
                    .maxStringLength(1 << 26)
                    .build())
            .build();

    private final JsonParser parser;
    private final Faults faults;

    private StrictJson(JsonParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /// The document in these bytes, or empty when they hold none; what is wrong with it goes to the faults
    /// either way.
    public static Optional<JsonNode> read(byte[] bytes, Faults faults) {
        if (bytes.length == 0) {
            faults.add("", Fault.BODY_EMPTY);
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return read(text.startsWith("\uFEFF") ? text.substring(1) : text, faults);
        } catch (CharacterCodingException notUtf8) {
            faults.add("", Fault.ENCODING);
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> read(String text, Faults faults) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new StrictJson(parser, faults).document();
        } catch (StreamConstraintsException outOfBounds) {
            faults.add("", Fault.NUMBER_RANGE);
        } catch (TooDeep tooDeep) {
            faults.add("", Fault.JSON_TOO_DEEP, String.valueOf(DEPTH));
        } catch (JacksonException malformed) {
            TokenStreamLocation at = malformed.getLocation();
            faults.add("", Fault.JSON_SYNTAX, at == null ? "?" : at.getLineNr() + ":" + at.getColumnNr());
        }
        return Optional.empty();
    }

    private Optional<JsonNode> document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            faults.add("", Fault.BODY_EMPTY);
            return Optional.empty();
        }
        JsonNode node = value(first, "", 1);
        if (parser.nextToken() != null) {
            TokenStreamLocation at = parser.currentTokenLocation();
            faults.add("", Fault.JSON_SYNTAX, at.getLineNr() + ":" + at.getColumnNr());
            return Optional.empty();
        }
        return Optional.of(node);
    }

    private JsonNode value(JsonToken token, String pointer, int depth) {
        return switch (token) {
            case START_OBJECT -> object(pointer, depth);
            case START_ARRAY -> array(pointer, depth);
            case VALUE_STRING -> JsonNodeFactory.instance.stringNode(text(parser.getString(), pointer, TEXT));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token, pointer);
            case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
            case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    private ObjectNode object(String pointer, int depth) {
        checkDepth(depth);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            String place = pointer + '/' + escape(name);
            text(name, place, NAME);
            JsonNode member = value(parser.nextToken(), place, depth + 1);
            if (node.has(name)) {
                faults.add(place, Fault.DUPLICATE_FIELD, name);
            }
            node.set(name, member);
        }
        return node;
    }

    private ArrayNode array(String pointer, int depth) {
        checkDepth(depth);
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            node.add(value(token, pointer + '/' + node.size(), depth + 1));
        }
        return node;
    }

    private JsonNode number(JsonToken token, String pointer) {
        if (Double.isInfinite(Double.parseDouble(parser.getString()))) {
            faults.add(pointer, Fault.NUMBER_RANGE);
            return JsonNodeFactory.instance.numberNode(0);
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
        }
        return parser.getString().length() < 19
                ? JsonNodeFactory.instance.numberNode(parser.getLongValue())
                : JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
    }

    private String text(String text, String pointer, int most) {
        if (text.length() > most && text.codePointCount(0, text.length()) > most) {
            faults.add(pointer, Fault.TEXT_TOO_LONG, String.valueOf(most));
        }
        if (!Characters.legal(text)) {
            faults.add(pointer, Fault.ILLEGAL_CHARACTER);
        }
        return text;
    }

    private static void checkDepth(int depth) {
        if (depth > DEPTH) {
            throw new TooDeep();
        }
    }

    /// The name as one segment of a JSON pointer (RFC 6901, section 3), shortened where it is too long to be
    /// shown.
    static String escape(String name) {
        String shown = name.length() > NAME ? name.substring(0, NAME) : name;
        return shown.replace("~", "~0").replace("/", "~1");
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooDeep() {
            super("", null, false, false);
        }
    }
}
