package io.onewindow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/// What a foreign system sends: well-formed calls by the JDK's client, anything else byte by byte.
///
/// @param port of the hub, on the loopback address
record Wire(int port) {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /// A call of a path, to be completed and sent.
    HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LONGEST);
    }

    /// A call of a path by a party that has the right secret.
    HttpRequest.Builder callBy(String party, String path) {
        return call(path).header("Authorization", basic(party, EdgeHub.SECRET));
    }

    static String basic(String party, String secret) {
        byte[] pair = (party + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    static HttpResponse<String> send(HttpRequest.Builder call) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(call.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /// A call's answer, which has to be a problem of that status and code, and nothing of the hub's inside.
    static HttpResponse<String> refusal(HttpRequest.Builder call, int status, String code)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(call);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status, "\"code\":\"" + code + '"');
        assertThat(answer.body()).doesNotContain("Exception", "java", "org.", "\tat ", "select", "trace", "Tomcat");
        return answer;
    }

    /// Everything that comes back for these bytes until the hub closes the connection.
    String raw(byte[]... parts) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            OutputStream out = socket.getOutputStream();
            for (byte[] part : parts) {
                out.write(part);
            }
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String raw(String text) throws IOException {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }
}
