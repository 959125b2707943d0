package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.HubClient.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A hub that is asked to end while windows hand in.
class StoppedHubIT {

    private static final Duration DRAINED = Duration.ofSeconds(30);
    private static final int WINDOWS = 2;

    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();

    @Test
    void endsWithinHalfAMinuteUnderLoadAndGoesOnWithEverythingThatItAccepted()
            throws IOException, InterruptedException, ExecutionException {
        // Given
        String sample = Files.readString(Path.of("config/samples/open-restaurant.json"));
        try (HubProcess hub = HubProcess.start().ready();
                ExecutorService windows = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WINDOWS; i++) {
                windows.execute(() -> handIn(hub.as("window-01"), sample));
            }
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> accepted.size() > 20);
            Future<Integer> readiness = windows.submit(() -> firstRefusal(hub));
            // When
            long asked = System.nanoTime();
            int exit = hub.stop();
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            // Then
            assertThat(exit).isZero();
            assertThat(took).isLessThan(DRAINED);
            assertThat(readiness.get()).isEqualTo(503);
            windows.shutdown();
            hub.restart();
            hub.ready();
            HubClient window = hub.as("window-01");
            assertThat(accepted).isNotEmpty().allSatisfy(number -> window.await(number, "DECIDED"));
        }
    }

    // What readiness says first that is not 200; 0 where nobody listens any more.
    private static int firstRefusal(HubProcess hub) {
        return Awaitility.await("readiness is taken back")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> readiness(hub), status -> status != 200);
    }

    private static int readiness(HubProcess hub) {
        try {
            return hub.health("/readiness").statusCode();
        } catch (IOException gone) {
            return 0;
        }
    }

    // Until the hub is gone, or says that it does not take any more.
    private void handIn(HubClient window, String sample) {
        try {
            Reply reply = window.submit(UUID.randomUUID().toString(), sample);
            while (reply.status() == 201) {
                accepted.add(reply.json().path("acceptanceNo").asString());
                reply = window.submit(UUID.randomUUID().toString(), sample);
            }
        } catch (UncheckedIOException gone) {
            // What the window was not told of it hands in again; here nobody asks.
        }
    }
}
