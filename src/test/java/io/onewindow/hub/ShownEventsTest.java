package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.contracts.HttpContract;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShownEventsTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");

    @Test
    void namesADepartmentNoEventThatItMayNotRead() throws JMSException, IOException, InterruptedException {
        // Given
        String number = window.accepted(Json.text(Samples.application("tax-registration", "social-insurance")));
        try (Department hrss = new Department("hrss", hub);
                Department tax = new Department("tax", hub)) {
            hrss.next(number);
            hrss.send(hrss.answer(number + "-02", "PROGRESS").put("step", "初审"));
            tax.next(number);
            window.awaitHandoff(number + "-02", "RECEIVED");
            tax.send(tax.answer(number + "-01", "RECEIVED"));
        }
        window.awaitHandoff(number + "-01", "RECEIVED");
        // When
        List<String> events = events(number);
        // Then
        assertThat(events).containsExactly("DISPATCHED", "RECEIVED");
    }

    private List<String> events(String number) throws IOException, InterruptedException {
        HttpRequest request = hub.as("tax")
                .request("/api/v1/applications/" + number + "/events")
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        try (Stream<String> lines =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body()) {
            return lines.takeWhile(line -> !line.equals("id:6"))
                    .peek(ShownEventsTest::check)
                    .filter(line -> line.startsWith("event:"))
                    .map(line -> line.substring("event:".length()))
                    .limit(2)
                    .toList();
        }
    }

    private static void check(String line) {
        if (line.startsWith("data:")) {
            HttpContract.checkEntry(line.substring("data:".length()));
        }
    }
}
