package io.onewindow.replay;

import io.onewindow.canonical.Json;
import io.onewindow.party.PartyId;
import io.onewindow.replay.check.CaseLedger;
import io.onewindow.replay.script.RecordedCase;
import io.onewindow.replay.script.Script;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The windows' side: submits applications and reads ledgers over HTTP. An [IOException] says that the hub is away or
/// busy, and the same call may succeed later.
final class WindowClient implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final String APPLICATIONS = "/api/v1/applications";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final String url;
    private final String password;

    /// @param url      the hub, without a path
    /// @param password of the windows
    WindowClient(URI url, String password) {
        this.url = url.toString();
        this.password = password;
    }

    /// What became of an application.
    sealed interface Submission {
        /// The hub has it.
        ///
        /// @param again whether it had it before
        record Taken(String acceptanceNo, String handoffNo, boolean again) implements Submission {}

        /// The hub does not take it.
        ///
        /// @param reason status, code and sentence
        record Declined(String reason) implements Submission {}
    }

    /// Makes sure that the hub answers and lets the window in.
    void greet(PartyId window) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                send(window, request(APPLICATIONS + "?limit=1").GET());
        if (response.statusCode() != 200 || !json(response).has("applications")) {
            throw new IOException("no hub: GET " + APPLICATIONS + " answers " + response.statusCode());
        }
    }

    /// Submits a case; one that was submitted before is met again.
    Submission submit(RecordedCase recorded) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(
                recorded.window(),
                request(APPLICATIONS)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", Script.key(recorded))
                        .POST(BodyPublishers.ofByteArray(Script.application(recorded))));
        JsonNode body = json(response);
        if (response.statusCode() != 201) {
            return new Submission.Declined(reason(response.statusCode(), body));
        }
        return new Submission.Taken(
                body.path("acceptanceNo").asString(""),
                body.path("handoffs").path(0).path("handoffNo").asString(""),
                response.headers().firstValue("Idempotent-Replayed").isPresent());
    }

    /// Reads a case's ledger as the window that submitted it.
    CaseLedger ledger(PartyId window, String acceptanceNo) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(
                window,
                request(APPLICATIONS + '/' + acceptanceNo + "/ledger")
                        .header("Accept", "application/json")
                        .GET());
        JsonNode body = json(response);
        if (response.statusCode() != 200 || !body.path("entries").isArray()) {
            throw new IOException("GET …/" + acceptanceNo + "/ledger answers " + reason(response.statusCode(), body));
        }
        return CaseLedger.of(acceptanceNo, body);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(CALL).header("Accept-Language", "en");
    }

    private HttpResponse<byte[]> send(PartyId window, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        byte[] credentials = (window + ":" + password).getBytes(StandardCharsets.UTF_8);
        request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() == 401) {
            boolean locked = new String(response.body(), StandardCharsets.UTF_8).contains("LOCKED_OUT");
            throw new GivenUp(new Ending.Refused(window.value(), url, locked));
        }
        if (response.statusCode() >= 500 || response.statusCode() == 429) {
            throw new IOException("it answers " + response.statusCode());
        }
        return response;
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        try {
            return Json.tree(response.body());
        } catch (JacksonException notJson) {
            throw new IOException("no hub: it answers " + response.statusCode() + " and no JSON", notJson);
        }
    }

    private static String reason(int status, JsonNode problem) {
        String errors = problem.path("errors")
                .valueStream()
                .map(error -> "; " + error.path("pointer").asString("") + ' '
                        + error.path("message").asString(""))
                .reduce("", String::concat);
        return status + " " + problem.path("code").asString("") + ": "
                + problem.path("detail").asString("") + errors;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
