package io.onewindow.replay.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.party.Person;
import io.onewindow.replay.script.CaseLog.Reading;
import io.onewindow.wire.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseLogTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final String GOOD = """
            {"caseId":"case-1","submittedAt":"2011-10-11T13:45:40.276+02:00","channel":"Desk","deadline":"2011-12-06",
             "steps":[{"activity":"Confirmation of receipt","group":"Group 1","resource":"Resource21",
             "at":"2011-10-11T13:45:40.276+02:00"}]}""".replace("\n", "");

    @TempDir
    private Path folder;

    @Test
    void readsTheExcerptWithItsOddities() {
        // When
        Reading reading = CaseLog.read(Path.of("config/samples/receipt-excerpt.jsonl"), Language.EN, NOW);
        // Then
        List<RecordedCase> cases = ((Reading.Sound) reading).cases();
        List<RecordedCase.Step> steps =
                cases.stream().flatMap(one -> one.steps().stream()).toList();
        assertThat(cases).hasSize(25).filteredOn(RecordedCase::atDesk).hasSize(5);
        assertThat(steps)
                .hasSize(239)
                .extracting(step -> step.officer().id())
                .contains("test", "TEST", "admin1", "admin2", "admin3");
        assertThat(steps).filteredOn(step -> step.officer().unit().isEmpty()).isNotEmpty();
        assertThat(cases).extracting(one -> one.steps().size()).contains(1, 25);
    }

    @Test
    void knowsWindowPersonAndTimeOfACase() throws IOException {
        // When
        RecordedCase read = only(GOOD);
        // Then
        assertThat(read.window().value()).isEqualTo("window-01");
        assertThat(read.submittedAt()).isEqualTo("2011-10-11T13:45:40.276+02:00");
        assertThat(read.steps())
                .containsExactly(new RecordedCase.Step(
                        "Confirmation of receipt",
                        new Person("Resource21", "Resource21", "Group 1"),
                        "2011-10-11T13:45:40.276+02:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"\"EMPTY\"", "\"\"", "\"  \"", "null"})
    void takesAnEmptyGroupForNoUnit(String group) throws IOException {
        // When
        RecordedCase read = only(GOOD.replace("\"Group 1\"", group));
        // Then
        assertThat(read.steps().getFirst().officer().unit()).isEmpty();
    }

    @Test
    void takesAMissingGroupForNoUnitAndAMissingChannelForOnline() throws IOException {
        // When
        RecordedCase read = only(GOOD.replace("\"group\":\"Group 1\",", "").replace("\"channel\":\"Desk\",", ""));
        // Then
        assertThat(read.steps().getFirst().officer().unit()).isEmpty();
        assertThat(read.window().value()).isEqualTo("window-02");
    }

    @Test
    void passesOverBlankLinesAndByteOrderMarks() throws IOException {
        // When
        Reading reading = read("\uFEFF" + GOOD + "\r\n\n" + GOOD.replace("case-1", "case-2") + "\n\n");
        // Then
        assertThat(((Reading.Sound) reading).cases())
                .extracting(RecordedCase::line)
                .containsExactly(1, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"caseId\":\"case-1\",;;/caseId caseId is missing",
                "\"case-1\";7;/caseId the type has to be string",
                "2011-10-11T13:45:40.276+02:00\",\"channel;2011-10-11T13:45:40\",\"channel;/submittedAt a time has an offset",
                "2011-10-11T13:45:40.276+02:00\",\"channel;1999-10-11T13:45:40Z\",\"channel;/submittedAt a time has an offset",
                "2011-10-11T13:45:40.276+02:00\",\"channel;2026-11-25T00:00:00Z\",\"channel;/submittedAt a time has an offset",
                "\"resource\":\"Resource21\",;;/steps/0/resource resource is missing",
                "\"at\":\"2011-10-11T13:45:40.276+02:00\";\"at\":\"yesterday\";/steps/0/at a time has an offset",
                "\"activity\":\"Confirmation of receipt\";\"activity\":\"a\",\"activity\":\"b\";/steps/0/activity the member",
                "}]};;this is not JSON",
                "}]};}],\"more\":\"\\u0007\"};/more an illegal character"
            })
    void namesTheLineAndWhatIsWrongWithIt(String sound, String broken, String complaint) throws IOException {
        // When
        List<String> complaints =
                complaints(GOOD.replace("case-1", "case-0") + "\n" + GOOD.replace(sound, broken == null ? "" : broken));
        // Then
        assertThat(complaints).hasSize(1);
        assertThat(complaints.getFirst()).contains("log.jsonl:2: ").contains(complaint);
    }

    @Test
    void refusesACaseWithoutSteps() throws IOException {
        // When
        List<String> complaints = complaints(GOOD.replaceAll("\"steps\":.*", "\"steps\":[]}"));
        // Then
        assertThat(complaints).singleElement().asString().endsWith("log.jsonl:1: /steps steps is missing");
    }

    @Test
    void namesADuplicateCaseWithBothLines() throws IOException {
        // When
        List<String> complaints = complaints(GOOD + "\n" + GOOD.replace("case-1", "case-2") + "\n" + GOOD);
        // Then
        assertThat(complaints)
                .singleElement()
                .asString()
                .endsWith("log.jsonl:3: the case case-1 stands in line 1 already");
    }

    @Test
    void namesWhatIsNotUtf8AndWhatIsTooLong() throws IOException {
        // Given
        Path log = folder.resolve("log.jsonl");
        Files.write(log, (GOOD + "\n").replace("Group 1", "Groep \u00e9\u00e9n").getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(log, "x".repeat((1 << 20) + 2), java.nio.file.StandardOpenOption.APPEND);
        // When
        Reading reading = CaseLog.read(log, Language.EN, NOW);
        // Then
        assertThat(((Reading.Faulty) reading).complaints())
                .satisfiesExactly(
                        first -> assertThat(first).endsWith(":1: the encoding is not UTF-8"),
                        second -> assertThat(second).endsWith(":2: it is longer than 1 MiB"));
    }

    @Test
    void namesTwentyLinesAndCountsTheRest() throws IOException {
        // When
        List<String> complaints = complaints("{}\n".repeat(25));
        // Then
        assertThat(complaints).hasSize(21);
        assertThat(complaints.getLast()).endsWith("log.jsonl: 5 more lines are wrong");
    }

    @Test
    void refusesAFileThatIsEmptyOrAFolderOrNotThere() throws IOException {
        // When
        List<String> empty = complaints("\n\n");
        Reading folderRead = CaseLog.read(folder, Language.EN, NOW);
        Reading missing = CaseLog.read(folder.resolve("none"), Language.ZH, NOW);
        // Then
        assertThat(empty).singleElement().asString().endsWith("it is empty: there is no case in it");
        assertThat(((Reading.Faulty) folderRead).complaints())
                .singleElement()
                .asString()
                .endsWith("this is a folder");
        assertThat(((Reading.Faulty) missing).complaints())
                .singleElement()
                .asString()
                .endsWith("没有这个文件");
    }

    private RecordedCase only(String line) throws IOException {
        return ((Reading.Sound) read(line)).cases().getFirst();
    }

    private List<String> complaints(String text) throws IOException {
        return ((Reading.Faulty) read(text)).complaints();
    }

    private Reading read(String text) throws IOException {
        Path log = folder.resolve("log.jsonl");
        Files.writeString(log, text);
        return CaseLog.read(log, Language.EN, NOW);
    }
}
