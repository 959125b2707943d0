package io.onewindow.shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The documents, taken apart as far as their checks need it.
final class Documents {

    static final Path README = Path.of("README.md");
    static final Path SITE = Path.of("src/site/markdown");
    static final Path DECISIONS = SITE.resolve("decisions");

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    private Documents() {}

    /// A block of code, and what it is said to be written in.
    record Block(String language, String text) {}

    static List<Path> all() {
        try (Stream<Path> site = Files.walk(SITE)) {
            return Stream.concat(
                            Stream.of(README),
                            site.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Block> blocks(Path file) {
        return FENCE.matcher(text(file))
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
    }

    /// The shell commands of a document, a block each.
    static List<String> shell(Path file) {
        return blocks(file).stream()
                .filter(block -> block.language().equals("sh"))
                .map(Block::text)
                .toList();
    }

    /// A document without its blocks of code.
    static String prose(Path file) {
        return FENCE.matcher(text(file)).replaceAll("");
    }

    /// What stands in backticks in a text.
    static List<String> quoted(String text) {
        return Pattern.compile("`([^`\\n]+)`")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /// The targets of a text's links.
    static List<String> links(String text) {
        return Pattern.compile("]\\(([^)]+)\\)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /// What can follow `#` in a link to a document: its headings as sites spell them.
    static List<String> anchors(Path file) {
        return Pattern.compile("(?m)^#+ (.*)$")
                .matcher(prose(file))
                .results()
                .map((MatchResult found) -> found.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
                .toList();
    }

    /// The rows of the tables under a heading, without heads, up to the next heading of the same or a higher
    /// level.
    static List<List<String>> table(Path file, String heading) {
        String marks = heading.substring(0, heading.indexOf(' '));
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        boolean body = false;
        for (String line : text(file).lines().toList()) {
            if (line.matches("#{1," + marks.length() + "} .*")) {
                inside = line.equals(heading);
            }
            if (!line.startsWith("|")) {
                body = false;
            } else if (line.matches("[|-]+")) {
                body = true;
            } else if (inside && body) {
                rows.add(cells(line));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
