package io.onewindow.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.onewindow.canonical.Json;
import io.onewindow.hub.HubClient;
import io.onewindow.hub.RunningHub;
import io.onewindow.hub.Samples;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the documents tell a reader to type, typed to a hub of its own.
class DocumentedCommandsTest {

    private static final String ADDRESS = "http://127.0.0.1:8080";
    private static final Path OPERATING = Documents.SITE.resolve("operating.md");
    private static final Path ACCEPTED = Path.of("target/accepted.json");
    private static final Path RESULT = Path.of("target/result.pdf");
    private static final Pattern EVENT = Pattern.compile("(?m)^ *\\d+  \\S+ \\S+  ([A-Z_]+)");

    private static final RunningHub HUB = RunningHub.simulated();
    private static String number = "";

    @BeforeAll
    static void submitAsTheReadmeSays() throws IOException, InterruptedException {
        for (String tool : List.of("curl", "jq", "sha256sum")) {
            assumeThat(run("command -v " + tool, ".")).as(tool + " is there").isNotEmpty();
        }
        run(readme("my-first"), ".");
        number = Json.tree(Files.readAllBytes(ACCEPTED)).path("acceptanceNo").asString();
        Awaitility.await("the result of " + number + " is delivered")
                .atMost(Duration.ofSeconds(20))
                .until(() -> HUB.as("window-01")
                        .ledger(number)
                        .valueStream()
                        .anyMatch(entry -> entry.path("event").asString().equals("DELIVERED")));
    }

    @AfterAll
    static void close() {
        HUB.close();
    }

    private static String readme(String containing) {
        return containing(Documents.README, containing);
    }

    private static String containing(Path document, String text) {
        return Documents.shell(document).stream()
                .filter(block -> block.contains(text))
                .findFirst()
                .orElseThrow();
    }

    private static String run(String commands, String folder) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", commands.replace(ADDRESS, HUB.url()))
                .directory(Path.of(folder).toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return said;
    }

    private static List<String> events(String story) {
        return EVENT.matcher(story)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    @Test
    void tellsTheStoryThatTheReadmeShows() throws IOException, InterruptedException {
        // Given
        String shown = Documents.blocks(Documents.README).stream()
                .filter(block -> block.language().equals("text"))
                .map(Documents.Block::text)
                .findFirst()
                .orElseThrow();
        // When
        String told = run(readme("/result"), ".");
        // Then
        assertThat(events(told)).isNotEmpty().isEqualTo(events(shown));
        assertThat(new String(Files.readAllBytes(RESULT), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
    }

    @Test
    void answersTheOtherApplicationOfTheReadme() throws IOException, InterruptedException {
        // Given
        String submit = readme("my-second")
                .lines()
                .filter(line -> line.startsWith("curl"))
                .collect(Collectors.joining("\n"));
        // When
        String first = run(submit, ".");
        // Then
        assertThat(Json.tree(bytes(first)).path("acceptanceNo").asString()).isNotEmpty();
        assertThat(run(submit, ".")).isEqualTo(first);
    }

    @Test
    void checksAChainAsTheProtocolSays() throws IOException, InterruptedException {
        // Given
        Path folder = RunningHub.dataFolder();
        String check = containing(Documents.SITE.resolve("protocol.md"), "sha256sum");
        // Then
        assertThat(run("N=" + number + "\n" + check, folder.toString()).lines())
                .containsExactly("every hash is right", "every entry follows the one before");
    }

    @Test
    void listsWhatWaitsForAPersonAsOperatorsAreTold() throws IOException, InterruptedException {
        // When
        String lists = run(containing(OPERATING, "/ops/dead"), ".");
        String retry = run(containing(OPERATING, "/retry"), ".");
        // Then
        assertThat(lists).contains("{\"handoffs\":[]}").contains("{\"messages\":[]}");
        assertThat(Json.tree(bytes(retry)).path("code").asString()).isIn("NOT_FOUND", "STATE");
    }

    @Test
    void measuresWhatOperatorsAreToldToWatch() throws IOException, InterruptedException {
        // Given
        answerOfEveryOutcome();
        List<List<String>> rows = Documents.table(OPERATING, "## Metrics");
        // When
        String metrics = management("/actuator/prometheus");
        // Then
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            String name = row.get(0).replace("`", "");
            String label = row.get(1).isEmpty() ? "" : row.get(1).replace("`", "") + "=\"";
            assertThat(metrics)
                    .containsPattern("(?m)^" + name + "(_count)?(\\{[^}]*" + label + "[^}]*})? [0-9.NaE-]+$");
        });
    }

    private static void answerOfEveryOutcome() {
        HubClient window = HUB.as("window-01");
        String handoff = window.accepted(Json.text(Samples.application("permit-receipt"))) + "-01";
        window.awaitHandoff(handoff, "DISPATCHED");
        String answers = "/api/v1/handoffs/" + handoff + "/answers";
        assertThat(HUB.as("health").post(answers, "{}").status()).isEqualTo(422);
        assertThat(HUB.as("health").post(answers, """
                        {"kind": "RECEIVED", "officer": {"id": "h7", "name": "王芳"}, "beside": "the contract"}
                        """).status()).isEqualTo(202);
    }

    @Test
    void showsTheHealthThatOperatorsAreTold() throws IOException, InterruptedException {
        // Given
        JsonNode components = Json.tree(bytes(management("/actuator/health"))).path("components");
        // When
        List<String> told = Documents.table(OPERATING, "## Health").stream()
                .flatMap(row -> Stream.of(row.get(0).split(", ")))
                .map(name -> name.replace("`", ""))
                .toList();
        // Then
        assertThat(told).isNotEmpty().allMatch(components::has);
    }

    private static String management(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + HUB.managementPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
