package io.onewindow.printing;

import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A piece of XHTML. Text from outside becomes part of one only through [#text], which leaves no mark-up in it.
final class Markup {

    static final Markup NONE = new Markup("");

    private static final String BOX = "<span class=\"absent\">";
    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)}}");

    private final String source;

    private Markup(String source) {
        this.source = source;
    }

    /// A literal of our own, with `{{holes}}` to be filled.
    static Markup literal(String source) {
        return new Markup(source);
    }

    /// Text from outside. A character that cannot be printed stands as a box with its number, so that nobody
    /// takes the rest of a name for the whole of it.
    static Markup text(String text, IntPredicate printable) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> append(codePoint, printable, out));
        // An element's own letters are drawn before its children's: spans keep copied text in order.
        return new Markup(out.indexOf(BOX) < 0 ? out.toString() : "<span>" + out + "</span>");
    }

    private static void append(int codePoint, IntPredicate printable, StringBuilder out) {
        switch (codePoint) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&#34;");
            case '\'' -> out.append("&#39;");
            case '\t', '\n' -> out.append((char) codePoint);
            default -> {
                if (printable.test(codePoint)) {
                    out.appendCodePoint(codePoint);
                } else {
                    out.append("</span>%sU+%04X</span><span>".formatted(BOX, codePoint));
                }
            }
        }
    }

    static Markup joined(Stream<Markup> parts) {
        return new Markup(parts.map(Markup::toString).collect(Collectors.joining()));
    }

    /// This piece with every hole filled, in one pass: what a value holds is never taken for a hole.
    Markup filled(Map<String, Markup> values) {
        return new Markup(
                HOLE.matcher(source).replaceAll(hole -> Matcher.quoteReplacement(value(hole.group(1), values))));
    }

    private static String value(String name, Map<String, Markup> values) {
        Markup value = values.getOrDefault(name, NONE);
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("nothing fills the hole {{" + name + "}}");
        }
        return value.source;
    }

    /// Whether some character stands as a box.
    boolean hasBoxes() {
        return source.contains(BOX);
    }

    @Override
    public String toString() {
        return source;
    }
}
