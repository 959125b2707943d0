package io.onewindow.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StructureTest {

    private static final Path SOURCES = Path.of("src/main/java/io/onewindow");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.onewindow");

    /// Which package may know which, in the order of a record's life; `architecture.md` shows the same table.
    static final Map<String, String> KNOWS = Map.ofEntries(
            Map.entry("canonical", ""),
            Map.entry("commit", ""),
            Map.entry("identifier", ""),
            Map.entry("wire", "canonical"),
            Map.entry("terminal", "wire"),
            Map.entry("settings", "wire"),
            Map.entry("contracts", "settings canonical"),
            Map.entry("party", "settings wire"),
            Map.entry("calendar", "settings"),
            Map.entry("server", "settings"),
            Map.entry("broker", "settings party server"),
            Map.entry("access", "settings canonical wire commit party"),
            Map.entry("catalogue", "settings canonical identifier party calendar wire access server terminal"),
            Map.entry("ledger", "canonical commit party wire"),
            Map.entry("casefile", "canonical commit identifier party calendar catalogue ledger wire"),
            Map.entry("outbox", "settings commit party"),
            Map.entry("material", "settings canonical commit party wire access ledger casefile"),
            Map.entry("handoff", "canonical commit party calendar catalogue ledger casefile outbox"),
            Map.entry(
                    "dispatch",
                    "settings canonical commit wire party calendar catalogue ledger material casefile handoff"),
            Map.entry(
                    "answer", "canonical commit wire access party calendar catalogue ledger casefile handoff dispatch"),
            Map.entry(
                    "acceptance",
                    "settings canonical commit identifier wire access party calendar catalogue ledger material casefile"
                            + " handoff dispatch"),
            Map.entry("issuance", "settings canonical commit wire access party catalogue ledger casefile handoff"),
            Map.entry("amendment", "canonical wire access party ledger material casefile handoff dispatch issuance"),
            Map.entry("supervision", "settings canonical server calendar casefile handoff outbox issuance"),
            Map.entry("printing", ""),
            Map.entry(
                    "enquiry",
                    "settings canonical wire access party calendar catalogue ledger casefile handoff issuance printing"),
            Map.entry(
                    "flow",
                    "settings canonical wire broker party catalogue casefile outbox dispatch answer acceptance issuance"),
            Map.entry("operations", "canonical wire access broker party ledger casefile handoff dispatch answer flow"),
            Map.entry("demo", "settings canonical calendar broker party catalogue wire"),
            Map.entry("replay", "canonical wire terminal party ledger"),
            Map.entry("command", "wire terminal party catalogue replay"));

    private static String packageOf(JavaClass one) {
        String name = one.getPackageName();
        if (name.equals("io.onewindow")) {
            return "";
        }
        return name.substring("io.onewindow.".length()).split("\\.")[0];
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("io.onewindow.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void letsEachPackageKnowOnlyWhatComesBeforeIt() {
        // Given
        Map<String, Set<String>> unknown = new TreeMap<>();
        // When
        for (JavaClass one : CLASSES) {
            String from = packageOf(one);
            Set<String> allowed = Set.of(KNOWS.getOrDefault(from, "").split(" "));
            one.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith("io.onewindow."))
                    .map(StructureTest::packageOf)
                    .filter(to -> !to.equals(from) && !from.isEmpty() && !allowed.contains(to))
                    .forEach(to -> unknown.computeIfAbsent(from, unused -> new TreeSet<>())
                            .add(to));
        }
        // Then
        assertThat(unknown).isEmpty();
    }

    @Test
    void keepsCamelToTheRoutesGlue() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.onewindow.flow..", "io.onewindow.operations..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(CLASSES);
    }

    @Test
    void keepsTheOlderJacksonOut() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .check(CLASSES);
    }

    @Test
    void keepsQueueNamesOutOfBusinessRules() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.onewindow.flow..",
                        "io.onewindow.operations..",
                        "io.onewindow.broker..",
                        "io.onewindow.demo..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.onewindow.broker.QueueNames")
                .check(CLASSES);
    }

    @Test
    void describesEveryPackageAndKeepsItSmall() throws IOException {
        // Given
        Map<Path, List<Path>> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent));
        }
        // Then
        assertThat(files).allSatisfy((folder, inside) -> {
            assertThat(inside).as("%s has at most 13 files", folder).hasSizeLessThanOrEqualTo(13);
            assertThat(folder.resolve("package-info.java"))
                    .content()
                    .startsWith("/// ")
                    .contains("@NullMarked");
        });
    }

    @Test
    void documentsEveryPublicType() throws IOException {
        // When
        List<Path> silent;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            silent = all.filter(file -> file.toString().endsWith(".java"))
                    .filter(StructureTest::hasSilentPublicType)
                    .toList();
        }
        // Then
        assertThat(silent).isEmpty();
    }

    private static boolean hasSilentPublicType(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 1; i < lines.size(); i++) {
                if (lines.get(i).matches("\\s*public .*\\b(class|record|interface|enum|@interface) .*")
                        && !documented(lines, i)) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static boolean documented(List<String> lines, int declaration) {
        int above = declaration - 1;
        // Over the annotations, which may take several lines.
        while (above > 0
                && !lines.get(above).isBlank()
                && !lines.get(above).strip().startsWith("///")) {
            above--;
        }
        return lines.get(above).strip().startsWith("///");
    }
}
