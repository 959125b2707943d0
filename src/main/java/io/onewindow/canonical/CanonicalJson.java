package io.onewindow.canonical;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// JSON in its one canonical form (RFC 8785): members sorted, no white space, the shortest escapes.
///
/// Numbers are written exactly instead of as the nearest double, so that two applications which differ only past the
/// 53rd bit are not taken for one; for the integers that a ledger entry may hold the two are the same.
public final class CanonicalJson {

    private CanonicalJson() {}

    /// The canonical bytes of a parsed document.
    public static byte[] bytes(JsonNode node) {
        StringBuilder out = new StringBuilder(1024);
        write(node, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            writeObject(node, out);
        } else if (node.isArray()) {
            writeArray(node, out);
        } else if (node.isString()) {
            quote(node.stringValue(), out);
        } else if (node.isNumber()) {
            out.append(number(node.decimalValue()));
        } else {
            out.append(node);
        }
    }

    private static void writeObject(JsonNode node, StringBuilder out) {
        List<Map.Entry<String, JsonNode>> members = node.properties().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .toList();
        char before = '{';
        for (Map.Entry<String, JsonNode> member : members) {
            quote(member.getKey(), out.append(before));
            write(member.getValue(), out.append(':'));
            before = ',';
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private static void writeArray(JsonNode node, StringBuilder out) {
        char before = '[';
        for (JsonNode element : node) {
            write(element, out.append(before));
            before = ',';
        }
        out.append(node.isEmpty() ? "[]" : "]");
    }

    private static String number(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        boolean plain = shortest.scale() <= 0 && shortest.precision() - shortest.scale() <= 21;
        return plain ? shortest.toPlainString() : shortest.toString();
    }

    /// Writes one string with the escapes of RFC 8785, section 3.2.2.2.
    public static StringBuilder quote(String text, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                escape(c, out.append(text, written, i));
                written = i + 1;
            }
        }
        return out.append(text, written, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(c < 16 ? '0' : '1').append(Character.forDigit(c & 15, 16));
        }
    }
}
