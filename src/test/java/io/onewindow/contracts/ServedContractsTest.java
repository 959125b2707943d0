package io.onewindow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.RunningHub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedContractsTest {

    private final RunningHub hub = RunningHub.shared();

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
    void servesTheFileToAnybodyWhateverItAccepts(String name) throws IOException, InterruptedException {
        // When
        HttpResponse<byte[]> served = send(request(name).header("Accept", "application/json"));
        // Then
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(served.body()).isEqualTo(Files.readAllBytes(Path.of("config/contracts", name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
    void sendsNothingToWhoHasItAlready(String name) throws IOException, InterruptedException {
        // Given
        String tag = send(request(name)).headers().firstValue("ETag").orElseThrow();
        // When
        HttpResponse<byte[]> again = send(request(name).header("If-None-Match", tag));
        // Then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
    void saysHowLongTheFileIsWithoutSendingIt(String name) throws IOException, InterruptedException {
        // When
        HttpResponse<byte[]> head = send(request(name).HEAD());
        // Then
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(Files.size(Path.of("config/contracts", name)));
    }

    private HttpRequest.Builder request(String name) {
        return HttpRequest.newBuilder(URI.create(hub.url() + "/" + name));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        }
    }
}
