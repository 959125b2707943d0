package io.onewindow.contracts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// That a hub which does not keep to its contract would be noticed: here a server answers that is none.
class HttpContractTest {

    private static final String RECEIPT = "{\"acceptanceNo\":\"510703202611240000001K\"%s}";

    private HttpServer server;
    private HttpClient http;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        http = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop(0);
    }

    private void answer(int status, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path)));
    }

    private HttpRequest withdrawal(String body) {
        return request("/api/v1/applications/510703202611240000001K/withdrawal")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private void check(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        HttpContract.check(request, response);
    }

    @Test
    void takesAnAnswerAsItIsDocumented() {
        // Given
        answer(202, "application/json", RECEIPT.formatted(""));
        // When
        assertThatCode(() -> check(withdrawal("{\"clerk\":{\"id\":\"W1\",\"name\":\"李敏\"},\"reason\":\"不开了\"}")))
                // Then
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheCallThePlaceAndTheSchema() {
        // Given
        answer(202, "application/json", RECEIPT.formatted(",\"remark\":1"));
        // When
        assertThatThrownBy(() -> check(withdrawal("{\"clerk\":{\"id\":\"W1\",\"name\":\"\"},\"reason\":\"不开了\"}")))
                // Then
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("POST http://127.0.0.1:")
                .hasMessageContaining("/withdrawal was answered 202, against the contract")
                .hasMessageContaining("'remark'")
                .hasMessageContaining("[openapi.yaml#/components/schemas/AmendmentReceipt/additionalProperties]")
                .hasMessageContaining("in the request '/clerk/name'")
                .hasMessageContaining("[openapi.yaml#/components/schemas/Name/minLength]");
    }

    @Test
    void noticesAStatusThatIsNotDocumented() {
        // Given
        answer(201, "application/json", RECEIPT.formatted(""));
        // When
        assertThatThrownBy(() -> check(withdrawal("{}")))
                // Then
                .hasMessageContaining("the status is not documented");
    }

    @Test
    void noticesAMediaTypeThatIsNotDocumented() {
        // Given
        answer(202, "text/html", RECEIPT.formatted(""));
        // When
        assertThatThrownBy(() -> check(withdrawal("{}")))
                // Then
                .hasMessageContaining("the media type 'text/html' is not documented");
    }

    @Test
    void noticesACallThatIsNotDocumented() {
        // Given
        answer(200, "application/json", "{}");
        // When
        assertThatThrownBy(() -> check(request("/api/v1/secrets").build()))
                // Then
                .hasMessageContaining("the path is not documented");
        assertThatThrownBy(() -> check(request("/api/v1/departments").DELETE().build()))
                .hasMessageContaining("the method is not documented");
    }

    @Test
    void noticesAHeaderThatIsMissing() {
        // Given
        answer(200, "application/json", "{\"version\":\"\",\"departments\":[]}");
        // When
        assertThatThrownBy(() -> check(request("/api/v1/departments").build()))
                // Then
                .hasMessageContaining("the header ETag is missing [openapi.yaml#/components/headers/CatalogueTag]");
    }

    @Test
    void noticesACodeThatDoesNotBelongThere() {
        // Given
        answer(
                409,
                "application/problem+json",
                "{\"type\":\"about:blank\",\"title\":\"\",\"status\":409,\"code\":\"BUSY\",\"detail\":\"\",\"errors\":[]}");
        // When
        assertThatThrownBy(() -> check(withdrawal("{}")))
                // Then
                .hasMessageContaining("the code BUSY does not go with the status")
                .hasMessageContaining("the code BUSY is not named [openapi.yaml#/components/responses/Conflict]");
    }
}
