package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ResultsAgainTest {

    private final RunningHub hub = RunningHub.simulated();
    private final JdbcClient jdbc = hub.part(JdbcClient.class);

    @Test
    void bringsResultsToTheEndThatTheirSenderDidNotMarkBeforeItDied() {
        try (hub) {
            // Given
            List<String> numbers = Stream.of("first", "second")
                    .map(_ -> hub.as("window-01")
                            .accepted(Samples.with(Samples.application("tax-registration"), _ -> {})))
                    .toList();
            numbers.forEach(number -> hub.as("window-01").await(number, "DECIDED"));
            awaitAllDelivered();
            // When: both are on the window's queue, and neither is marked.
            jdbc.sql("update result set due_at = now()").update();
            // Then
            awaitAllDelivered();
            assertThat(waiting()).isZero();
        }
    }

    private void awaitAllDelivered() {
        Awaitility.await("no result waits for its delivery")
                .atMost(Duration.ofSeconds(15))
                .until(() -> waiting() == 0);
    }

    private int waiting() {
        return jdbc.sql("select count(*) from result where due_at is not null")
                .query(Integer.class)
                .single();
    }
}
