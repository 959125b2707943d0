package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.HubClient.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The README's first five minutes, with the packaged hub.
class KilledHubIT {

    @Test
    void goesOnWithTheSameCaseWhenItIsKilledInTheMiddleAndStartedAgain() throws IOException {
        // Given
        String sample = Files.readString(Path.of("config/samples/open-restaurant.json"));
        try (HubProcess hub = HubProcess.start().ready()) {
            HubClient window = hub.as("window-01");
            Reply first = window.submit("my-first", sample);
            String number = first.json().path("acceptanceNo").asString();
            Awaitility.await("the first department signed for it")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> window.ledger(number).valueStream().anyMatch(entry -> is(entry, "RECEIVED")));
            // When
            hub.kill();
            hub.restart();
            hub.ready();
            Reply again = window.submit("my-first", sample);
            JsonNode decided = window.await(number, "DECIDED");
            // Then
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(again.json()).isEqualTo(first.json());
            assertThat(decided.path("outcome").asString()).isEqualTo("ALL_APPROVED");
            assertThat(decided.at("/result/matters").size()).isEqualTo(6);
            List<String> events = Awaitility.await()
                    .until(() -> events(window, number), all -> all.getLast().equals("DELIVERED"));
            assertThat(events).filteredOn("DECIDED"::equals).hasSize(6);
            assertThat(events).filteredOn("DISPATCHED"::equals).hasSize(6);
            assertThat(events).containsOnlyOnce("CONSOLIDATED").doesNotContain("ANSWER_REFUSED");
            assertThat(hub.stop()).isZero();
        }
    }

    private static boolean is(JsonNode entry, String event) {
        return entry.path("event").asString().equals(event);
    }

    private static List<String> events(HubClient window, String number) {
        return window.ledger(number)
                .valueStream()
                .map(entry -> entry.path("event").asString())
                .toList();
    }
}
