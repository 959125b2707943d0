package io.onewindow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class MalformedRequestTest {

    private static final String CLOSE = "Host: hub\r\nConnection: close\r\n";

    private final Wire hub;

    MalformedRequestTest(@LocalServerPort int port) {
        this.hub = new Wire(port);
    }

    private static void isProblem(String answer, int status, String code) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json", "Content-Language: zh", "\"code\":\"" + code + '"')
                .doesNotContain("html", "Tomcat", "Exception", "\tat ", "Server:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GE(T / HTTP/1.1\r\n" + CLOSE + "\r\n",
                "GET /\u0001 HTTP/1.1\r\n" + CLOSE + "\r\n",
                "GET /a b HTTP/1.1\r\n" + CLOSE + "\r\n",
                "GET / HTTP/3.1\r\n" + CLOSE + "\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\n" + CLOSE + "\r\n",
                "PROPFIND / HTTP/1.1\r\n" + CLOSE + "\r\n",
                "GET / HTTP/1.1\r\n" + CLOSE + "Expect: miracles\r\n\r\n",
                "POST / HTTP/1.1\r\n" + CLOSE + "Content-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\n" + CLOSE + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST / HTTP/1.1\r\n" + CLOSE + "Transfer-Encoding: unheard\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"
            })
    void answersWhatIsNotARequestWithAProblem(String request) throws Exception {
        isProblem(hub.raw(request), 400, "REQUEST_MALFORMED");
    }

    static Stream<String> headersPastBounds() {
        return Stream.of(
                "GET / HTTP/1.1\r\n" + CLOSE + "X-Many: y\r\n".repeat(200) + "\r\n",
                "GET / HTTP/1.1\r\n" + CLOSE + "X-Large: " + "y".repeat(70_000) + "\r\n\r\n",
                "GET /" + "y".repeat(70_000) + " HTTP/1.1\r\n" + CLOSE + "\r\n",
                "GET / HTTP/1.1\r\n" + CLOSE + "Authorization: Bearer " + "y".repeat(1_000_000) + "\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("headersPastBounds")
    void refusesHeadersPastTheirBounds(String request) throws Exception {
        isProblem(hub.raw(request), 431, "TOO_MANY_HEADERS");
    }

    @Test
    void hasNoTrace() throws Exception {
        isProblem(hub.raw("TRACE / HTTP/1.1\r\n" + CLOSE + "\r\n"), 405, "METHOD");
    }

    @Test
    void readsAQueryThatCannotBeDecodedAsMalformed() throws Exception {
        isProblem(
                hub.raw("GET /api/v1/desk/parameter?limit=%zz HTTP/1.1\r\n" + CLOSE + "Authorization: "
                        + Wire.basic("operator", EdgeHub.SECRET) + "\r\n\r\n"),
                400,
                "REQUEST_MALFORMED");
    }

    @Test
    void passesOverHeadersThatMeanSomethingToARoute() throws Exception {
        assertThat(hub.raw("GET /api/v1/desk/who HTTP/1.1\r\n" + CLOSE
                        + "CamelHttpUri: http://evil.example\r\nCamelSqlQuery: delete\r\nX-Forwarded-For: 203.0.113.1\r\n"
                        + "Accept-Language: \u0085\u009f\r\nAuthorization: "
                        + Wire.basic("operator", EdgeHub.SECRET) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .endsWith("operator OPERATOR");
    }
}
