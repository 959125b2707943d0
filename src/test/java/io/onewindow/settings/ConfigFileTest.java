package io.onewindow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

    @TempDir
    private Path folder;

    @Test
    void knowsTheLineOfEveryValue() throws IOException {
        // Given
        ConfigNode root = read("""
                # a comment
                name:
                  zh: 税务局
                codes:
                  - 510700
                  - {id: x}
                """);
        // When
        List<ConfigNode> codes = root.member("codes").items();
        // Then
        assertThat(root.member("name").where()).endsWith("x.yaml:2");
        assertThat(root.member("name").member("zh").where()).endsWith("x.yaml:3");
        assertThat(codes.get(0).where()).endsWith("x.yaml:5");
        assertThat(codes.get(0).text()).isEqualTo("510700");
        assertThat(codes.get(1).member("id").where()).endsWith("x.yaml:6");
    }

    @Test
    void keepsTheDigitsOfACodeAsTheyAreWritten() throws IOException {
        // Given
        ConfigNode root = read("a: 007\nb: 1e3\nc: no\nd: 2026-01-01\n");
        // When
        List<String> texts = List.of(root.text("a"), root.text("b"), root.text("c"), root.text("d"));
        // Then
        assertThat(texts).containsExactly("007", "1e3", "no", "2026-01-01");
    }

    @Test
    void takesAFileThatBeginsWithAByteOrderMark() throws IOException {
        // Given
        ConfigNode root = read("\uFEFFname: 绵阳\n");
        // When
        String name = root.text("name");
        // Then
        assertThat(name).isEqualTo("绵阳");
    }

    @Test
    void refusesATagBeforeAnythingIsMadeOfIt() {
        refuses("""
                name: x
                way: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]
                """, "x.yaml:2: a YAML tag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!str x", "!local x", "! x", "!!set {x}", "!!binary eA=="})
    void refusesEveryTag(String value) {
        refuses("a: 1\nb: " + value + "\n", "x.yaml:2: a YAML tag");
    }

    @Test
    void refusesADuplicateKeyNamingBothLines() {
        refuses("""
                way: broker
                name:
                  zh: 一
                way: push
                """, "x.yaml:4: 'way' stands here a second time, first in line 1");
    }

    @Test
    void refusesABombOfAnchors() {
        // Given
        StringBuilder bomb = new StringBuilder("l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int level = 1; level < 9; level++) {
            String below = "*l" + (level - 1);
            bomb.append("l%d: &l%d [%s]%n"
                    .formatted(
                            level,
                            level,
                            String.join(", ", List.of(below, below, below, below, below, below, below, below, below))));
        }
        // Then
        refuses(bomb.toString(), "x.yaml:7: more than 50 aliases");
    }

    @Test
    void refusesAValueThatContainsItself() {
        refuses("a: &a\n  b: 1\n  c: *a\n", "x.yaml:1: a value that contains itself");
    }

    @Test
    void refusesMergedMaps() {
        refuses("a: &a {b: 1}\nc:\n  <<: *a\n", "x.yaml:3: a key that is no plain text");
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        refuses("a:\n  " + "[".repeat(60) + "]".repeat(60), "x.yaml:2: nested deeper than 50");
    }

    @Test
    void refusesAFilePastTheBound() {
        refuses("# " + "x".repeat(ConfigFile.MAX_BYTES), "x.yaml:1: larger than 3145728 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n"})
    void refusesAnEmptyFile(String yaml) {
        // When
        assertThatThrownBy(() -> read(yaml).only("a"))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("x.yaml:1: ");
    }

    @Test
    void refusesBrokenYamlInItsLine() {
        refuses("a: 1\nb: [1, 2\nc: 3\n", "x.yaml:3: ");
    }

    @Test
    void refusesACharacterThatYamlDoesNotAllow() {
        refuses("a: 1\nb: x\u0007y\n", "x.yaml:2: a character that YAML does not allow");
    }

    @Test
    void refusesTwoDocumentsInOneFile() {
        refuses("a: 1\n---\nb: 2\n", "x.yaml:2: ");
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        // Given
        Path file = folder.resolve("x.yaml");
        Files.write(file, "a: 1\nname: 绵阳\n".getBytes("GB18030"));
        // Then
        assertThatThrownBy(() -> ConfigFile.read(file))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("x.yaml:2: not UTF-8");
    }

    @Test
    void refusesAFolderWithoutFiles() {
        assertThatThrownBy(() -> ConfigFile.readAll(folder))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("no *.yaml file in this folder");
        assertThatThrownBy(() -> ConfigFile.readAll(folder.resolve("none")))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("no such folder");
    }

    @Test
    void refusesAnEndingThatWouldBePassedOver() throws IOException {
        // Given
        Files.writeString(folder.resolve("a.yaml"), "a: 1\n");
        Files.writeString(folder.resolve("b.yml"), "a: 1\n");
        // Then
        assertThatThrownBy(() -> ConfigFile.readAll(folder)).hasMessageContaining("b.yml: only *.yaml files are read");
    }

    @Test
    void readsAFolderByName() throws IOException {
        // Given
        Files.writeString(folder.resolve("b.yaml"), "a: 1\n");
        Files.writeString(folder.resolve("a.yaml"), "a: 1\n");
        Files.writeString(folder.resolve(".hidden.yaml"), "[");
        // When
        List<ConfigFile> files = ConfigFile.readAll(folder);
        // Then
        assertThat(files).extracting(ConfigFile::stem).containsExactly("a", "b");
    }

    private void refuses(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    private ConfigNode read(String yaml) throws IOException {
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, yaml, StandardCharsets.UTF_8);
        return ConfigFile.read(file).root();
    }
}
