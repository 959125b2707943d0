package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.hub.HubClient.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NegotiationTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");

    @Test
    void doesNothingForACallerThatTakesNoneOfItsAnswers() {
        // Given
        String applicant = "企业" + UUID.randomUUID();
        String application = Samples.with(
                Samples.application("land-preview"),
                one -> ((tools.jackson.databind.node.ObjectNode) one.path("applicant")).put("name", applicant));
        // When
        Reply reply = window.send(window.request("/api/v1/applications")
                .header("Content-Type", "application/json")
                .header("Accept", "text/html")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(application))
                .build());
        // Then
        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.code()).isEqualTo("NOT_ACCEPTABLE");
        String query = java.net.URLEncoder.encode(applicant, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(window.get("/api/v1/applications?q=" + query)
                        .json()
                        .path("applications")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void knowsWhatACallerHasAlready() {
        // Given
        String number = window.accepted(Json.text(Samples.application("land-preview")));
        String path = "/api/v1/applications/" + number;
        window.awaitHandoff(number + "-01", "DISPATCHED");
        String tag = window.get(path).header("ETag");
        // When
        Reply same = window.send(
                window.request(path).header("If-None-Match", tag).GET().build());
        Reply any = window.send(
                window.request(path).header("If-None-Match", "*").GET().build());
        Reply department = hub.as("land").get(path);
        // Then
        assertThat(same.status()).isEqualTo(304);
        assertThat(any.status()).isEqualTo(304);
        assertThat(any.header("ETag")).isEqualTo(tag);
        assertThat(department.header("ETag")).isNotEmpty().isNotEqualTo(tag);
    }

    @Test
    void answersACallerThatTakesAnything() {
        // When
        Reply any = window.get("/api/v1/departments", "*/*");
        Reply some = window.get("/api/v1/departments", "text/html, application/json;q=0.5");
        // Then
        assertThat(any.status()).isEqualTo(200);
        assertThat(Json.text(some.json())).isEqualTo(Json.text(any.json()));
    }
}
