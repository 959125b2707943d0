package io.onewindow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class JsonBodyTest {

    private static final String PATH = "/api/v1/desk/json";
    private static final int MEBIBYTE = 1 << 20;

    private final Wire hub;

    JsonBodyTest(@LocalServerPort int port) {
        this.hub = new Wire(port);
    }

    private HttpRequest.Builder post(BodyPublisher body) {
        return hub.callBy("window-01", PATH)
                .header("Content-Type", "application/json")
                .POST(body);
    }

    private static String padded(int bytes) {
        return "{}" + " ".repeat(bytes - 2);
    }

    private static BodyPublisher chunked(String text) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text.getBytes()));
    }

    @ParameterizedTest
    @CsvSource({"'<xml/>',JSON_SYNTAX", "'{\"a\": [1,',JSON_SYNTAX", "'',BODY_EMPTY"})
    void passesOnWhatIsNotJson(String text, String code) throws Exception {
        Wire.refusal(post(BodyPublishers.ofString(text)), 400, code);
    }

    @Test
    void takesACallWithoutABodyForAnEmptyOne() throws Exception {
        Wire.refusal(hub.callBy("window-01", PATH).POST(BodyPublishers.noBody()), 400, "BODY_EMPTY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/x-java-serialized-object",
                "application/json; charset=utf-16",
                "application/json; charset=no-such-charset",
                "image/svg+json",
                "json",
                "*/*"
            })
    void refusesAnythingThatIsNotDeclaredAsJsonInUtf8(String type) throws Exception {
        HttpRequest.Builder call =
                hub.callBy("window-01", PATH).header("Content-Type", type).POST(BodyPublishers.ofString("{}"));

        Wire.refusal(call, 415, "MEDIA_TYPE");
    }

    @Test
    void refusesABodyThatNamesNoType() throws Exception {
        Wire.refusal(hub.callBy("window-01", PATH).POST(BodyPublishers.ofString("{}")), 415, "MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=UTF-8",
                "Application/JSON; charset=\"utf-8\"",
                "application/vnd.onewindow+json"
            })
    void takesJsonUnderEachOfItsNames(String type) throws Exception {
        HttpRequest.Builder call =
                hub.callBy("window-01", PATH).header("Content-Type", type).POST(BodyPublishers.ofString("{}"));

        assertThat(Wire.send(call).body()).isEqualTo("2 bytes");
    }

    @Test
    void refusesCompressedBodiesUnopened() throws Exception {
        // Given
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[64 * MEBIBYTE]);
        }

        // When
        HttpResponse<String> answer = Wire.refusal(
                post(BodyPublishers.ofByteArray(bomb.toByteArray())).header("Content-Encoding", "gzip"),
                415,
                "MEDIA_TYPE");

        // Then
        assertThat(answer.body()).contains("Content-Encoding: identity");
    }

    @Test
    void takesABodyOfExactlyTheLimit() throws Exception {
        assertThat(Wire.send(post(BodyPublishers.ofString(padded(MEBIBYTE)))).body())
                .isEqualTo("1048576 bytes");
        assertThat(Wire.send(post(chunked(padded(MEBIBYTE)))).body()).isEqualTo("1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {MEBIBYTE + 1, 3 * MEBIBYTE, 16 * MEBIBYTE})
    void answersASenderThatStillWritesPastTheLimit(int bytes) throws Exception {
        HttpResponse<String> declared =
                Wire.refusal(post(BodyPublishers.ofString(padded(bytes))), 413, "BODY_TOO_LARGE");
        HttpResponse<String> chunked = Wire.refusal(post(chunked(padded(bytes))), 413, "BODY_TOO_LARGE");

        assertThat(declared.body()).contains("1048576");
        assertThat(chunked.body()).isEqualTo(declared.body());
    }

    @ParameterizedTest
    @CsvSource({"text/plain,window-01,415,MEDIA_TYPE", "application/json,nobody,401,UNAUTHENTICATED"})
    void answersASenderOfMuchThatIsRefusedForAnotherReason(String type, String party, int status, String code)
            throws Exception {
        HttpRequest.Builder call = hub.callBy(party, PATH)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(padded(8 * MEBIBYTE)));

        Wire.refusal(call, status, code);
    }

    @Test
    void givesNoLeaveToSendMoreThanTheLimit() throws Exception {
        assertThat(hub.raw(head("Content-Length: 3000000\r\nExpect: 100-continue\r\n")))
                .startsWith("HTTP/1.1 413")
                .contains("BODY_TOO_LARGE");
    }

    @Test
    void refusesABodyThatIsBrokenOnItsWay() throws Exception {
        assertThat(hub.raw(head("Transfer-Encoding: chunked\r\n") + "zz\r\n{}\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("REQUEST_MALFORMED");
    }

    private static String head(String more) throws IOException {
        return "POST " + PATH + " HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\nAuthorization: "
                + Wire.basic("window-01", EdgeHub.SECRET) + "\r\n" + more + "\r\n";
    }
}
