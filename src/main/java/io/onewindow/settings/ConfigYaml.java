package io.onewindow.settings;

import java.io.StringReader;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/// From YAML text to nodes, and never to objects: nothing in a file can name a class.
/// The bounds are SnakeYAML's own; they are checked here first, because its messages about them name no line.
final class ConfigYaml {

    static final int MAX_DEPTH = 50;
    static final int MAX_ALIASES = 50;

    private final String file;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private ConfigYaml(String file) {
        this.file = file;
    }

    static ConfigNode parse(String file, String text) {
        ConfigYaml yaml = new ConfigYaml(file);
        try {
            yaml.checkEvents(text);
            return yaml.compose(text);
        } catch (MarkedYAMLException broken) {
            throw yaml.fault(broken.getProblemMark(), broken.getProblem(), "correct the YAML");
        } catch (ReaderException broken) {
            long before = text.codePoints()
                    .limit(broken.getPosition())
                    .filter(letter -> letter == '\n')
                    .count();
            throw new StartFault(file + ":" + (before + 1) + ": a character that YAML does not allow: remove it");
        } catch (YAMLException broken) {
            throw new StartFault(file + ":1: " + broken.getMessage() + ": correct the YAML", broken);
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(ConfigFile.MAX_BYTES);
        return new Yaml(options);
    }

    private void checkEvents(String text) {
        int depth = 0;
        int aliases = 0;
        for (Event event : yaml().parse(new StringReader(text))) {
            checkTag(event);
            switch (event) {
                case CollectionStartEvent _ -> depth++;
                case CollectionEndEvent _ -> depth--;
                case AliasEvent _ -> aliases++;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                throw fault(event.getStartMark(), "nested deeper than " + MAX_DEPTH, "make it flatter");
            }
            if (aliases > MAX_ALIASES) {
                throw fault(event.getStartMark(), "more than " + MAX_ALIASES + " aliases", "write the values out");
            }
        }
    }

    private void checkTag(Event event) {
        boolean tagged = switch (event) {
            case ScalarEvent scalar -> scalar.getTag() != null;
            case CollectionStartEvent collection -> collection.getTag() != null;
            default -> false;
        };
        if (tagged) {
            throw fault(event.getStartMark(), "a YAML tag", "remove it, only plain values are taken");
        }
    }

    private ConfigNode compose(String text) {
        Node root = yaml().compose(new StringReader(text));
        if (root == null || Tag.NULL.equals(root.getTag())) {
            throw new StartFault(file + ":1: the file is empty: fill it in, or remove it");
        }
        check(root);
        return new ConfigNode(file, lineOf(root), "", root);
    }

    private void check(Node node) {
        if (open.contains(node)) {
            throw fault(node.getStartMark(), "a value that contains itself", "write the values out");
        }
        if (!seen.add(node)) {
            return;
        }
        open.add(node);
        switch (node) {
            case MappingNode map -> checkKeys(map);
            case SequenceNode list -> list.getValue().forEach(this::check);
            default -> {}
        }
        open.remove(node);
    }

    private void checkKeys(MappingNode map) {
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple entry : map.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key) || Tag.MERGE.equals(key.getTag())) {
                throw fault(entry.getKeyNode().getStartMark(), "a key that is no plain text", "write the members out");
            }
            Integer earlier = lines.putIfAbsent(key.getValue(), lineOf(key));
            if (earlier != null) {
                throw fault(
                        key.getStartMark(),
                        "'" + key.getValue() + "' stands here a second time, first in line " + earlier,
                        "keep one of the two");
            }
            check(entry.getValueNode());
        }
    }

    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private StartFault fault(Mark mark, String problem, String remedy) {
        return new StartFault(file + ":" + (mark.getLine() + 1) + ": " + problem + ": " + remedy);
    }
}
