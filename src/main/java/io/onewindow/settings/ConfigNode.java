package io.onewindow.settings;

import io.onewindow.wire.Characters;
import io.onewindow.wire.Spelling;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// One value of a configuration file, which knows the file and line it stands in.
/// Each access says what it expects; what does not fit is a [StartFault] that names `file:line` and what to do.
public final class ConfigNode {

    /// Longest text, in characters; as on the wire.
    static final int MAX_TEXT = 4000;

    private final String file;
    private final int line;
    private final String path;
    private final Node node;

    ConfigNode(String file, int line, String path, Node node) {
        this.file = file;
        this.line = line;
        this.path = path;
        this.node = node;
    }

    /// A map without members, for what no file configures.
    public static ConfigNode none() {
        return new ConfigNode("(no file)", 1, "", new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK));
    }

    /// `file:line`, as every fault begins.
    public String where() {
        return file + ":" + line;
    }

    /// The line that stops the start because of this value.
    ///
    /// @param problem what is wrong, naming the value
    /// @param remedy  what to do
    public StartFault fault(String problem, String remedy) {
        return new StartFault(where() + ": " + problem + ": " + remedy);
    }

    /// The fault of a name that nothing here is called by; it offers the nearest known one.
    ///
    /// @param what   what the name should name, such as `department`
    /// @param name   the name as it stands in the file
    /// @param known  the names it could have been
    /// @param remedy what to do
    public StartFault unknown(String what, String name, Collection<String> known, String remedy) {
        String guess = Spelling.nearest(name, known)
                .map(near -> " (did you mean '" + near + "'?)")
                .orElse("");
        return fault("unknown " + what + " '" + name + "'" + guess, remedy);
    }

    /// This map, once it holds no member but these.
    public ConfigNode only(String... members) {
        List<String> known = List.of(members);
        entries().forEach((name, child) -> {
            if (!known.contains(name)) {
                throw child.unknown("member", name, known, "correct the name or remove it");
            }
        });
        return this;
    }

    /// The member of this map, which must be there.
    public ConfigNode member(String name) {
        return find(name).orElseThrow(() -> fault("'" + below(name) + "' is missing", "add it"));
    }

    /// The member of this map, if it is there.
    public Optional<ConfigNode> find(String name) {
        return Optional.ofNullable(entries().get(name));
    }

    /// The members of this map, in the file's order; each stands in the line of its name.
    public SequencedMap<String, ConfigNode> entries() {
        if (!(node instanceof MappingNode map)) {
            throw mismatch("a map of members");
        }
        SequencedMap<String, ConfigNode> entries = new LinkedHashMap<>();
        for (NodeTuple entry : map.getValue()) {
            // Whoever made the node let no key pass that is no scalar.
            ScalarNode key = (ScalarNode) entry.getKeyNode();
            String name = key.getValue();
            entries.put(name, new ConfigNode(file, ConfigYaml.lineOf(key), below(name), entry.getValueNode()));
        }
        return Collections.unmodifiableSequencedMap(entries);
    }

    /// The items of this list.
    public List<ConfigNode> items() {
        if (!(node instanceof SequenceNode list)) {
            throw mismatch("a list");
        }
        return list.getValue().stream()
                .map(item -> new ConfigNode(file, ConfigYaml.lineOf(item), path + "[]", item))
                .toList();
    }

    /// The items of a list that may be left out.
    public List<ConfigNode> items(String name) {
        return find(name).map(ConfigNode::items).orElse(List.of());
    }

    /// This value as text, exactly as it is written, so that codes may be all digits.
    public String text() {
        if (!(node instanceof ScalarNode scalar) || Tag.NULL.equals(scalar.getTag())) {
            throw mismatch("a text");
        }
        String text = scalar.getValue();
        if (text.isBlank() || text.length() > MAX_TEXT || !Characters.legal(text)) {
            throw mismatch("a text of 1 to " + MAX_TEXT + " characters, none of them a control character");
        }
        return text;
    }

    /// The text of a member that must be there.
    public String text(String name) {
        return member(name).text();
    }

    /// The text of a member, or another text where it is left out.
    public String text(String name, String otherwise) {
        return find(name).map(ConfigNode::text).orElse(otherwise);
    }

    /// This value as a whole number from `least` to `most`.
    public long number(long least, long most) {
        String expected = "a whole number from " + least + " to " + most;
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!text.matches("-?[0-9]{1,18}")) {
            throw mismatch(expected);
        }
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            throw fault("'" + path + "' must be " + expected + ", not " + number, "correct it");
        }
        return number;
    }

    /// This value as `true` or `false`.
    public boolean flag() {
        return switch (node instanceof ScalarNode scalar ? scalar.getValue() : "") {
            case "true" -> true;
            case "false" -> false;
            default -> throw mismatch("true or false");
        };
    }

    /// This value as one of an enum's constants, written in kebab-case.
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        String text = text();
        List<E> constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> kebab(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known =
                            constants.stream().map(ConfigNode::kebab).toList();
                    return unknown("value of '" + path + "'", text, known, "use one of " + String.join(", ", known));
                });
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private StartFault mismatch(String expected) {
        String what = path.isEmpty() ? "the file" : "'" + path + "'";
        return fault(what + " must be " + expected + ", not " + found(), "correct it");
    }

    private String found() {
        return switch (node) {
            case MappingNode _ -> "a map";
            case SequenceNode _ -> "a list";
            case ScalarNode scalar when scalar.getValue().isEmpty() -> "nothing";
            case ScalarNode scalar when isShort(scalar.getValue()) -> "'" + scalar.getValue() + "'";
            default -> "what stands here";
        };
    }

    private static boolean isShort(String text) {
        return text.length() <= 60 && Characters.legal(text);
    }
}
