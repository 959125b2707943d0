package io.onewindow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.HubClient;
import io.onewindow.hub.HubClient.Reply;
import io.onewindow.hub.RunningHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstPageTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");

    @ParameterizedTest
    @CsvSource({"/, zh-CN, zh-CN", "/, 'en-GB,en;q=0.8', en", "/?lang=en, zh-CN, en", "/?lang=zh-CN, en, zh-CN"})
    void speaksTheLanguageThatWasAskedFor(String path, String accepted, String spoken) {
        // When
        Reply page = window.send(
                window.request(path).header("Accept-Language", accepted).GET().build());

        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<html lang=\"" + spoken + "\">").doesNotContain("{{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/demo/page.css", "/demo/page.js", "/demo/icon.svg"})
    void holdsNothingThatItsPolicyForbids(String path) {
        // When
        Reply reply = window.get(path);

        // Then
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(reply.text()).doesNotContain("<style", " style=", " onclick=", "innerHTML", "https://");
    }

    @Test
    void servesTheSampleThatLiesInTheConfiguration() throws IOException {
        // When
        Reply sample = window.get("/demo/open-restaurant.json");

        // Then
        assertThat(sample.bytes()).isEqualTo(Files.readAllBytes(Path.of("config/samples/open-restaurant.json")));
        assertThat(window.accepted(sample.text())).hasSize(22);
    }

    @Test
    void endsTheStartInFiveLinesThatTellWhatIsWhere() {
        // When
        List<String> lines = hub.part(ReadyLines.class).lines(true);

        // Then
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).matches("ready in \\d+\\.\\d s（就绪）");
        assertThat(lines.get(1)).endsWith(hub.url() + "/");
        assertThat(lines.get(2)).contains("127.0.0.1:" + hub.brokerPort() + " (AMQP 1.0, CORE, STOMP)");
        assertThat(lines.get(3)).endsWith("window-01 / demo");
        assertThat(lines.get(4)).contains(" curl -u window-01:demo ").endsWith(hub.url() + "/api/v1/applications");
        assertThat(hub.part(ReadyLines.class).lines(false)).allMatch(FirstPageTest::isAscii);
    }

    private static boolean isAscii(String line) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(line);
    }

    @Test
    void givesACommandThatSubmitsTheSampleAsItIs() throws IOException, InterruptedException {
        // Given
        String command = hub.part(FrontDoor.class).firstCommand();

        // When
        Process shell = new ProcessBuilder("sh", "-c", command + " -s -i").start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(shell.waitFor()).isZero();
        assertThat(answer).contains("HTTP/1.1 201").contains("\"acceptanceNo\":\"510703");
    }
}
