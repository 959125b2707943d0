package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.contracts.HttpContract;
import jakarta.jms.JMSException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");

    @Test
    void streamsTheEventsOfACaseAsTheyHappenAndResumesAfterTheLastOne()
            throws JMSException, IOException, InterruptedException {
        // Given
        String number = window.accepted(Json.text(Samples.application("land-preview")));
        List<String> events = new ArrayList<>();
        List<String> resumed;
        // When
        try (Department land = new Department("land", hub);
                BufferedReader stream = open(number, "0")) {
            land.next(number);
            land.send(land.approval(number + "-01"));
            readUntil("DELIVERED", stream, events);
        }
        try (BufferedReader stream = open(number, "3")) {
            resumed = readUntil("DELIVERED", stream, new ArrayList<>());
        }
        // Then
        assertThat(events).containsExactly("ACCEPTED", "DISPATCHED", "DECIDED", "CONSOLIDATED", "DELIVERED");
        assertThat(resumed).containsExactly("CONSOLIDATED", "DELIVERED");
    }

    @Test
    void saysAtOnceThatAStreamIsOpenThoughNothingIsToBeTold() throws IOException, InterruptedException {
        // Given
        String number = window.accepted(Json.text(Samples.application("land-preview")));
        Duration beforeTheFirstHeartbeat = Duration.ofSeconds(5);

        // When
        HttpRequest request = eventsOf(number, "900000")
                .timeout(beforeTheFirstHeartbeat)
                .GET()
                .build();
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());

        // Then
        try (BufferedReader stream = reader(response)) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(stream.readLine()).startsWith(":");
        }
    }

    @Test
    void endsItsStreamsBeforeItWaitsForWhatIsUnderWay() throws IOException, InterruptedException {
        // Given
        RunningHub stopped = RunningHub.start();
        HubClient there = stopped.as("window-01");
        String number = there.accepted(Json.text(Samples.application("land-preview")));
        HttpRequest request = there.request("/api/v1/applications/" + number + "/events")
                .GET()
                .build();
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());

        // When
        long begun = System.nanoTime();
        stopped.close();

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        try (BufferedReader stream = reader(response)) {
            assertThat(stream.lines()).first().isEqualTo(":open");
        }
    }

    private BufferedReader open(String number, String lastEventId) throws IOException, InterruptedException {
        HttpRequest request = eventsOf(number, lastEventId).GET().build();
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        HttpContract.checkStream(request, response);
        assertThat(response.statusCode()).isEqualTo(200);
        return reader(response);
    }

    private HttpRequest.Builder eventsOf(String number, String lastEventId) {
        return window.request("/api/v1/applications/" + number + "/events")
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", lastEventId);
    }

    private static BufferedReader reader(HttpResponse<InputStream> response) {
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static List<String> readUntil(String last, BufferedReader stream, List<String> events) throws IOException {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("event:")) {
                events.add(line.substring("event:".length()).strip());
            }
            if (line.startsWith("data:")) {
                assertThat(HttpContract.checkEntry(line.substring("data:".length()))
                                .path("event")
                                .asString())
                        .isEqualTo(events.getLast());
                if (events.getLast().equals(last)) {
                    break;
                }
            }
        }
        return events;
    }
}
