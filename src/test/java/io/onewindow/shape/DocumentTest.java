package io.onewindow.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.settings.HubSettings;
import io.onewindow.wire.Fault;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class DocumentTest {

    private static final int MOST_README_LINES = 150;
    private static final Path SOURCES = Path.of("src/main/java/io/onewindow");
    private static final Path CHINESE = Documents.SITE.resolve("README.zh.md");
    private static final Path ARCHITECTURE = Documents.SITE.resolve("architecture.md");
    private static final Path FAULTS = Documents.SITE.resolve("faults.md");
    private static final Path OPERATING = Documents.SITE.resolve("operating.md");
    private static final Path PROTOCOL = Documents.SITE.resolve("protocol.md");
    private static final List<String> DECISION = List.of("## Context", "## Decision", "## Rejected", "## Consequences");
    // Its value belongs in the environment, so that the file shows it in a comment only.
    private static final String UNSHOWN = "hub.broker.password";

    @Test
    void keepsTheReadmeToWhatOneSittingReads() {
        assertThat(Documents.text(Documents.README).lines()).hasSizeLessThanOrEqualTo(MOST_README_LINES);
    }

    @Test
    void linksOnlyToWhatIsThere() {
        // Given
        List<String> broken = new ArrayList<>();
        // When
        for (Path file : Documents.all()) {
            Documents.links(Documents.prose(file)).stream()
                    .filter(link -> !link.contains("://"))
                    .filter(link -> !leadsSomewhere(file, link))
                    .forEach(link -> broken.add(file + ": " + link));
        }
        // Then
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path from, String link) {
        String[] parts = link.split("#", 2);
        Path folder = from.toAbsolutePath().getParent();
        Path target = parts[0].isEmpty() ? from : folder.resolve(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1 || Documents.anchors(target).contains(parts[1]));
    }

    @Test
    void namesNoPathThatIsMissing() {
        // Given
        List<String> missing = new ArrayList<>();
        // When
        for (Path file : Documents.all()) {
            Documents.quoted(Documents.prose(file)).stream()
                    .filter(quoted ->
                            quoted.matches("(src|config|routes|\\.ci|\\.mvn)/[\\w./-]*|pom\\.xml|README\\.md"))
                    .filter(path -> Files.notExists(Path.of(path)))
                    .forEach(path -> missing.add(file + ": " + path));
        }
        // Then
        assertThat(missing).isEmpty();
    }

    @Test
    void showsEveryPackageWithItsSentenceAndWhatItMayKnow() throws IOException {
        // Given
        SortedMap<String, String> packages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.endsWith("package-info.java"))
                    .forEach(file -> packages.put(nameOf(file.getParent()), sentenceOf(file)));
        }
        // When
        SortedMap<String, String> shown = new TreeMap<>();
        Documents.table(ARCHITECTURE, "## Packages")
                .forEach(row -> shown.put(unquoted(row.get(0)), row.get(1) + " | " + row.get(2)));
        // Then
        assertThat(shown).isEqualTo(packages);
    }

    private static String nameOf(Path folder) {
        String name = SOURCES.relativize(folder).toString().replace('/', '.');
        return name.isEmpty() ? "*(root)*" : name;
    }

    private static String sentenceOf(Path packageInfo) {
        String sentence = Documents.text(packageInfo)
                .lines()
                .filter(line -> line.startsWith("///"))
                .map(line -> line.substring(3).strip())
                .collect(Collectors.joining(" "));
        return sentence + " | " + knownBy(nameOf(packageInfo.getParent()));
    }

    private static String knownBy(String name) {
        int inner = name.indexOf('.');
        if (inner > 0) {
            return "as `" + name.substring(0, inner) + '`';
        }
        String known = StructureTest.KNOWS.getOrDefault(name, "all");
        return known.isEmpty() ? "–" : known;
    }

    @Test
    void showsEveryFaultWithItsStatus() {
        // Given
        Map<String, String> faults = Arrays.stream(Fault.values())
                .collect(Collectors.toMap(Fault::name, fault -> String.valueOf(fault.status())));
        // When
        Map<String, String> shown = Documents.table(PROTOCOL, "## Faults").stream()
                .collect(Collectors.toMap(row -> unquoted(row.get(0)), row -> row.get(1)));
        // Then
        assertThat(shown).isEqualTo(faults);
        assertThat(Documents.table(PROTOCOL, "## Faults"))
                .noneMatch(row -> row.get(2).isEmpty());
    }

    @Test
    void showsEverySettingWithItsDefault() throws IOException {
        // Given
        SortedMap<String, String> settings = new TreeMap<>();
        collect("hub.", HubSettings.class, settings);
        // When
        SortedMap<String, String> shown = new TreeMap<>();
        Documents.table(OPERATING, "## Settings").forEach(row -> shown.put(unquoted(row.get(0)), unquoted(row.get(1))));
        // Then
        assertThat(shown).isEqualTo(settings);
        settings.remove(UNSHOWN);
        assertThat(inConfigFile()).isEqualTo(settings);
    }

    private static void collect(String prefix, Class<?> type, SortedMap<String, String> into) {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            String name = prefix
                    + components[i].getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (components[i].getType().isRecord()) {
                collect(name + '.', components[i].getType(), into);
            } else {
                Parameter parameter = type.getDeclaredConstructors()[0].getParameters()[i];
                into.put(
                        name,
                        String.join(
                                ",", parameter.getAnnotation(DefaultValue.class).value()));
            }
        }
    }

    private static SortedMap<String, String> inConfigFile() throws IOException {
        Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("config/application.yaml")));
        SortedMap<String, String> settings = new TreeMap<>();
        flatten("hub", file.get("hub"), settings);
        return settings;
    }

    private static void flatten(String name, Object value, SortedMap<String, String> into) {
        if (value instanceof Map<?, ?> inner) {
            inner.forEach((key, child) -> flatten(name + '.' + key, child, into));
        } else {
            into.put(name, String.valueOf(value));
        }
    }

    @Test
    void saysTheSameCommandsInChinese() {
        assertThat(Documents.blocks(CHINESE)).isEqualTo(Documents.blocks(Documents.README));
        assertThat(Documents.quoted(Documents.prose(CHINESE)))
                .containsAll(Documents.quoted(Documents.prose(Documents.README)));
    }

    @Test
    void listsEveryDecisionInItsFourParts() throws IOException {
        // Given
        List<Path> pages;
        try (Stream<Path> files = Files.list(Documents.DECISIONS)) {
            pages = files.filter(file -> file.getFileName().toString().matches("\\d{4}-.*"))
                    .sorted()
                    .toList();
        }
        List<String> listed = Documents.links(Documents.text(Documents.DECISIONS.resolve("index.md")));
        // Then
        assertThat(pages).isNotEmpty().allSatisfy(page -> {
            assertThat(listed).contains(page.getFileName().toString());
            assertThat(Documents.text(page).lines().filter(line -> line.startsWith("## ")))
                    .as(page.toString())
                    .isEqualTo(DECISION);
        });
    }

    @Test
    void namesNoTestThatIsMissing() throws IOException {
        // Given
        List<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        }
        // When
        List<String> named = Documents.table(FAULTS, "## Faults").stream()
                .flatMap(row -> Documents.quoted(row.get(1)).stream())
                .filter(quoted -> quoted.matches("[A-Z]\\w+(Test|IT)"))
                .toList();
        // Then
        assertThat(named).isNotEmpty().isSubsetOf(tests);
    }

    private static String unquoted(String cell) {
        return cell.replace("`", "");
    }
}
