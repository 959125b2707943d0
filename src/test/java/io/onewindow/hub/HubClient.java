package io.onewindow.hub;

import io.onewindow.canonical.Json;
import io.onewindow.contracts.HttpContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// The hub's HTTP interface as one party calls it.
public final class HubClient {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final String base;
    private final String party;

    HubClient(String base, String party) {
        this.base = base;
        this.party = party;
    }

    /// What the hub answered.
    public record Reply(int status, byte[] bytes, HttpResponse<byte[]> response) {

        /// The body as text.
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /// The body as JSON.
        public JsonNode json() {
            return Json.tree(bytes);
        }

        /// The problem's code.
        public String code() {
            return json().path("code").asString("");
        }

        /// A header; empty where it is missing.
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /// Every fault, as its place and code.
        public List<String> faults() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("pointer").asString()
                            + " "
                            + error.path("code").asString())
                    .toList();
        }

        /// The code of the fault at a place; empty where there is none.
        public String codeAt(String pointer) {
            return json().path("errors")
                    .valueStream()
                    .filter(error -> error.path("pointer").asString().equals(pointer))
                    .map(error -> error.path("code").asString())
                    .findFirst()
                    .orElse("");
        }
    }

    /// A request to a path, which the caller completes.
    public HttpRequest.Builder request(String path) {
        String credentials = Base64.getEncoder().encodeToString((party + ":demo").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + credentials);
    }

    /// Sends a request, and holds the call against the contract.
    public Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
            HttpContract.check(request, response);
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// Reads a path.
    public Reply get(String path) {
        return send(request(path).GET().build());
    }

    /// Reads a path as another media type.
    public Reply get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET().build());
    }

    /// Posts JSON to a path.
    public Reply post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /// Submits an application under a key.
    public Reply submit(String key, String json) {
        return send(request("/api/v1/applications")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /// Submits an application that is accepted.
    ///
    /// @return its number
    public String accepted(String json) {
        Reply reply = submit(UUID.randomUUID().toString(), json);
        if (reply.status() != 201) {
            throw new AssertionError("not accepted: " + reply.status() + " " + reply.text());
        }
        return reply.json().path("acceptanceNo").asString();
    }

    /// A case as it stands.
    public JsonNode read(String number) {
        return get("/api/v1/applications/" + number).json();
    }

    /// Waits until a case has a status.
    public JsonNode await(String number, String status) {
        return Awaitility.await("case " + number + " is " + status)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> read(number), one -> one.path("status").asString().equals(status));
    }

    /// Waits until a handoff of a case has a status.
    public JsonNode awaitHandoff(String handoffNo, String status) {
        String number = handoffNo.substring(0, 22);
        return Awaitility.await("handoff " + handoffNo + " is " + status)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> handoff(number, handoffNo),
                        one -> one.filter(
                                        found -> found.path("status").asString().equals(status))
                                .isPresent())
                .orElseThrow();
    }

    private Optional<JsonNode> handoff(String number, String handoffNo) {
        return read(number)
                .path("handoffs")
                .valueStream()
                .filter(one -> one.path("handoffNo").asString().equals(handoffNo))
                .findFirst();
    }

    /// The entries of a case's ledger.
    public JsonNode ledger(String number) {
        return get("/api/v1/applications/" + number + "/ledger").json().path("entries");
    }
}
