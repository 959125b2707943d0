package io.onewindow.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The table of crash points in `faults.md`, and the rules that stop threads there.
final class PointTable {

    private static final Path PAGE = Path.of("src/site/markdown/faults.md");
    private static final Path RULES = Path.of("src/test/resources/crash-points.btm");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|[^|]*\\| ([^|]*) \\|$");
    private static final Pattern RULE = Pattern.compile("(?m)^RULE ([a-z-]+)$");

    private PointTable() {}

    /// What is there after the restart, by point.
    static SortedMap<String, String> sentences() {
        SortedMap<String, String> sentences = new TreeMap<>();
        ROW.matcher(read(PAGE)).results().forEach(row -> sentences.put(row.group(1), row.group(2)));
        return sentences;
    }

    static List<String> rules() {
        return RULE.matcher(read(RULES))
                .results()
                .map((MatchResult rule) -> rule.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
