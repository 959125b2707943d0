package io.onewindow.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.hub.Department;
import io.onewindow.hub.HubClient;
import io.onewindow.hub.RunningHub;
import io.onewindow.hub.Samples;
import io.onewindow.replay.script.CaseLog;
import io.onewindow.replay.script.RecordedCase;
import io.onewindow.replay.script.Script;
import io.onewindow.terminal.Terminal;
import io.onewindow.wire.Language;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import picocli.CommandLine;

class ReplayTest {

    private static final Path EXCERPT = Path.of("config/samples/receipt-excerpt.jsonl");

    private final RunningHub hub = RunningHub.shared();
    private final String url =
            "http://127.0.0.1:" + hub.part(Environment.class).getRequiredProperty("local.server.port");
    private final String broker = "amqp://127.0.0.1:" + hub.brokerPort();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal =
            new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Language.EN, false, false);

    @TempDir
    private Path folder;

    @Test
    void replaysTheExcerptTwiceWithoutADifference() {
        // When
        int first = run(EXCERPT, "--quiet");
        int second = run(EXCERPT, "--json");
        // Then
        assertThat(List.of(first, second)).containsExactly(0, 0);
        assertThat(out.toString().lines())
                .containsExactly(
                        "25 cases, 239 steps, 0 differences", "{\"cases\":25,\"steps\":239,\"differences\":0}");
        assertThat(err.toString()).startsWith("replaying 25 of 25 cases, ").contains("comparing 25 of 25 cases, ");
    }

    @Test
    void goesOnWhereItWasStopped() throws Exception {
        // Given
        Path log = log("stopped-", 4);
        List<RecordedCase> cases = ((CaseLog.Reading.Sound) CaseLog.read(log, Language.EN, Instant.now())).cases();
        Progress progress = new Progress(terminal, true);
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        Thread run = Thread.ofVirtual().start(() -> ending.complete(new Replay(settings(), progress).run(cases)));
        // When
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> progress.done() > 0);
        run.interrupt();
        Ending stopped = ending.get(30, TimeUnit.SECONDS);
        int code = run(log, "--quiet");
        // Then
        assertThat(stopped).isEqualTo(new Ending.Stopped());
        assertThat(progress.done()).isLessThan(100);
        assertThat(code).isZero();
        assertThat(out).hasToString("100 cases, 956 steps, 0 differences\n");
    }

    @Test
    void leavesRequestsOfOtherCasesOnTheQueue() throws JMSException, IOException {
        // Given
        String other = hub.as("window-01").accepted(Json.text(Samples.application("permit-receipt")));
        // When
        int code = run(log("beside-", 1), "--quiet");
        // Then
        assertThat(code).isZero();
        try (Department health = new Department("health", hub)) {
            assertThat(health.takeAll()).contains(other + "-01");
        }
    }

    @Test
    void answersRequestsThatSomebodyTookAlong() throws JMSException, IOException {
        // Given
        Path log = log("taken-", 1);
        RecordedCase first = ((CaseLog.Reading.Sound) CaseLog.read(log, Language.EN, Instant.now()))
                .cases()
                .getFirst();
        String number = submit(first);
        try (Department health = new Department("health", hub)) {
            health.next(number);
        }
        // When
        int code = run(log, "--quiet");
        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).endsWith(" 0 differences\n");
    }

    @Test
    void namesWhatTheHubRecordedBesides() throws JMSException, IOException {
        // Given
        Path log = log("besides-", 1);
        RecordedCase first = ((CaseLog.Reading.Sound) CaseLog.read(log, Language.EN, Instant.now()))
                .cases()
                .getFirst();
        String number = submit(first);
        try (Department health = new Department("health", hub)) {
            health.next(number);
            health.send(health.answer(number + "-01", "RECEIVED"));
            hub.as(first.window().value()).awaitHandoff(number + "-01", "RECEIVED");
        }
        // When
        int code = run(log, "--quiet");
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        first.caseId() + " " + number
                                + " entry 3: EXTRA_STEP: the ledger has an entry that the log does"
                                + " not have; the hub: RECEIVED, health/health-1 王强 (审批科), ",
                        "25 cases, 239 steps, 1 differences");
    }

    @Test
    void namesACaseThatTheHubDoesNotAccept() throws IOException {
        // Given
        Path log = log("changed-", 1);
        Path one = folder.resolve("one.jsonl");
        String line = Files.readAllLines(log).getLast();
        Files.writeString(one, line);
        int before = run(one, "--quiet");
        Files.writeString(one, line.replaceFirst("\"submittedAt\": \"201.", "\"submittedAt\": \"2009"));
        // When
        int code = run(one, "--json", "--quiet");
        // Then
        assertThat(List.of(before, code)).containsExactly(0, 1);
        assertThat(out.toString().lines().skip(1).findFirst().orElseThrow())
                .startsWith("{\"kind\":\"NOT_ACCEPTED\",\"case\":\"changed-0-")
                .contains("\"found\":\"422 IDEMPOTENCY_KEY_REUSED: ");
    }

    @Test
    void saysInOneLineThatASecretIsWrong() {
        // When
        int code = run(Map.of("HUB_PASSWORD", "wrong"), EXCERPT, url);
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err)
                .hasToString("replay: " + url + " does not take the password of window-01:"
                        + " put the right one into the variable HUB_PASSWORD\n");
    }

    @Test
    void saysInOneLineWhatIsNotThere() throws IOException {
        // Given
        String nobody = "http://127.0.0.1:" + RunningHub.freePort();
        // When
        int code = run(Map.of(), EXCERPT, nobody);
        // Then
        assertThat(code).isEqualTo(3);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("replay: " + nobody + " (")
                .endsWith("start the hub (java -jar onewindow-hub.jar), or name its address with --url");
    }

    @Test
    void saysWhatIsWrongWithALogBeforeAnythingIsSubmitted() throws IOException {
        // Given
        Path log = folder.resolve("broken.jsonl");
        Files.writeString(log, Files.readAllLines(EXCERPT).getFirst() + "\n{\"caseId\": 7}\n");
        // When
        int code = run(Map.of(), log, "http://127.0.0.1:1");
        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith(log + ":2: /caseId the type has to be string");
    }

    @Test
    void onlyReadsOnADryRun() {
        // When
        int code = new CommandLine(new ReplayCommand(terminal, Map.of()))
                .execute("--dry-run", EXCERPT.toString(), "--url", "http://127.0.0.1:1");
        // Then
        assertThat(code).isZero();
        assertThat(out).hasToString("25 cases, 239 steps\n");
    }

    private String submit(RecordedCase recorded) {
        HubClient.Reply reply = hub.as(recorded.window().value())
                .submit(Script.key(recorded), new String(Script.application(recorded), StandardCharsets.UTF_8));
        return reply.json().path("acceptanceNo").asString();
    }

    /// The excerpt, several times, as cases of a test's own.
    private Path log(String prefix, int times) throws IOException {
        List<String> lines = Files.readAllLines(EXCERPT);
        Path log = folder.resolve("log.jsonl");
        String text = IntStream.range(0, times)
                .boxed()
                .flatMap(time -> lines.stream().map(line -> line.replaceFirst("\"case-", "\"" + prefix + time + "-")))
                .collect(Collectors.joining("\n"));
        Files.writeString(log, text);
        return log;
    }

    private Replay.Settings settings() {
        return new Replay.Settings(URI.create(url), URI.create(broker), "demo", Duration.ofSeconds(60));
    }

    private int run(Path log, String... options) {
        return new CommandLine(new ReplayCommand(terminal, Map.of()))
                .execute(Stream.concat(Stream.of(log.toString(), "--url", url, "--broker", broker), Stream.of(options))
                        .toArray(String[]::new));
    }

    private int run(Map<String, String> environment, Path log, String hubUrl) {
        return new CommandLine(new ReplayCommand(terminal, environment))
                .execute(log.toString(), "--url", hubUrl, "--broker", broker);
    }
}
