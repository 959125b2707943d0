package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.hub.HubClient.Reply;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class IdempotencyTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");

    @Test
    void opensOneCaseForOneKeyHoweverOftenItComesAtOnce() throws Exception {
        // Given
        String key = "parallel-" + UUID.randomUUID();
        String application = Json.text(Samples.application("land-preview"));
        Callable<Reply> submission = () -> window.submit(key, application);
        // When
        Set<String> bodies;
        long first;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = threads.invokeAll(
                    IntStream.range(0, 200).mapToObj(i -> submission).toList());
            bodies = replies.stream().map(Future::resultNow).map(Reply::text).collect(Collectors.toSet());
            first = replies.stream()
                    .map(Future::resultNow)
                    .filter(reply -> reply.header("Idempotent-Replayed").isEmpty())
                    .count();
        }
        // Then
        assertThat(bodies).hasSize(1);
        assertThat(first).isEqualTo(1);
    }

    @Test
    void takesTheSameJsonInAnotherSpellingForTheSame() {
        // Given
        String key = "spelling-" + UUID.randomUUID();
        ObjectNode application = Samples.application("land-preview");
        Reply first = window.submit(key, Json.text(application));
        // When
        Reply again = window.submit(key, application.toPrettyString().replace("李敏", "\\u674E\\u654F"));
        // Then
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherApplication() {
        // Given
        String key = "reused-" + UUID.randomUUID();
        window.submit(key, Json.text(Samples.application("land-preview")));
        // When
        Reply reply = window.submit(key, Json.text(Samples.application("tax-registration")));
        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void leavesTheKeyOfARefusedApplicationFree() {
        // Given
        String key = "free-" + UUID.randomUUID();
        Reply refused = window.submit(key, Json.text(Samples.application("no-such-matter")));
        // When
        Reply reply = window.submit(key, Json.text(Samples.application("tax-registration")));
        // Then
        assertThat(refused.status()).isEqualTo(422);
        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void keepsTheKeysOfTwoWindowsApart() {
        // Given
        String key = "mine-" + UUID.randomUUID();
        Reply mine = window.submit(key, Json.text(Samples.application("land-preview")));
        // When
        Reply yours = hub.as("window-02").submit(key, Json.text(Samples.application("tax-registration")));
        // Then
        assertThat(yours.status()).isEqualTo(201);
        assertThat(yours.json().path("acceptanceNo")).isNotEqualTo(mine.json().path("acceptanceNo"));
    }

    @Test
    void refusesAnApplicationWithoutAKeyAndNamesEveryOtherFault() {
        // Given
        String application = Samples.with(Samples.application("land-preview"), one -> one.put("region", "999999"));
        // When
        Reply reply = window.post("/api/v1/applications", application);
        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(reply.codeAt("/region")).isEqualTo("REGION_UNKNOWN");
    }
}
