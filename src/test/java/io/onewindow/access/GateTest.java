package io.onewindow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class GateTest {

    private final Wire hub;
    private final Wire management;
    private final TurnableClock clock;

    GateTest(@LocalServerPort int port, @LocalManagementPort int managementPort, @Autowired TurnableClock clock) {
        this.hub = new Wire(port);
        this.management = new Wire(managementPort);
        this.clock = clock;
    }

    @ParameterizedTest
    @CsvSource({"window-01,WINDOW", "market,DEPARTMENT", "operator,OPERATOR"})
    void tellsADeskWhichPartyCalls(String party, String kind) throws Exception {
        HttpResponse<String> answer = Wire.send(hub.callBy(party, "/api/v1/desk/who"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(party + " " + kind);
    }

    @Test
    void keepsThePartyThroughAnAnswerThatComesLater() throws Exception {
        HttpResponse<String> answer = Wire.send(hub.callBy("market", "/api/v1/desk/later"));

        assertThat(answer.body()).isEqualTo("later, market");
    }

    @Test
    void asksForProofWhereThereIsNone() throws Exception {
        HttpResponse<String> answer = Wire.refusal(hub.call("/api/v1/desk/who"), 401, "UNAUTHENTICATED");

        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Basic realm=\"onewindow\", charset=\"UTF-8\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Digest username=window-01", "Basic Og==", "x"})
    void refusesProofThatIsNone(String header) throws Exception {
        Wire.refusal(hub.call("/api/v1/desk/who").header("Authorization", header), 401, "UNAUTHENTICATED");
    }

    @Test
    void refusesAnUnknownPartyAndAWrongSecretAlike() throws Exception {
        // Given
        String unknown = Wire.basic("nobody", EdgeHub.SECRET);
        String wrong = Wire.basic("market", "wrong");

        // When
        HttpResponse<String> one =
                Wire.refusal(hub.call("/api/v1/desk/who").header("Authorization", unknown), 401, "UNAUTHENTICATED");
        HttpResponse<String> other =
                Wire.refusal(hub.call("/api/v1/desk/who").header("Authorization", wrong), 401, "UNAUTHENTICATED");

        // Then
        assertThat(one.body()).isEqualTo(other.body());
    }

    @Test
    void refusesEveryTokenWhereNoIssuerIsConfigured() throws Exception {
        HttpResponse<String> answer = Wire.refusal(
                hub.call("/api/v1/desk/who").header("Authorization", "Bearer abc.def.ghi"), 401, "TOKEN_INVALID");

        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    @Test
    void letsOnlyTheNamedKindsCall() throws Exception {
        assertThat(Wire.send(hub.callBy("window-01", "/api/v1/desk/some")).statusCode())
                .isEqualTo(200);
        assertThat(Wire.send(hub.callBy("operator", "/api/v1/desk/some")).statusCode())
                .isEqualTo(200);
        Wire.refusal(hub.callBy("market", "/api/v1/desk/some"), 403, "FORBIDDEN");
    }

    @Test
    void locksASourceOutAfterTenFailuresWhateverAddressItClaims() throws Exception {
        // Given
        for (int i = 0; i < 10; i++) {
            Wire.refusal(
                    hub.call("/api/v1/desk/who")
                            .header("X-Forwarded-For", "203.0.113." + i)
                            .header("Authorization", Wire.basic("operator", "wrong " + i)),
                    401,
                    "UNAUTHENTICATED");
        }

        // When
        HttpResponse<String> locked = Wire.refusal(hub.callBy("operator", "/api/v1/desk/who"), 401, "LOCKED_OUT");

        // Then
        assertThat(locked.headers().firstValue("Retry-After")).contains("60");
        assertThat(Wire.send(hub.callBy("market", "/api/v1/desk/who")).statusCode())
                .as("another party from there")
                .isEqualTo(200);
        clock.turn(Duration.ofMinutes(1));
        assertThat(Wire.send(hub.callBy("operator", "/api/v1/desk/who")).statusCode())
                .as("a minute later")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/demo/page", "/openapi.yaml", "/asyncapi.yaml"})
    void showsAnybodyTheFirstPageAndTheContracts(String path) throws Exception {
        assertThat(Wire.send(hub.call(path)).body()).isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/index.html",
                "/api/other",
                "/api/v2/desk",
                "/error",
                "/login",
                "/logout",
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/favicon.ico",
                "/openapi.yaml/",
                "/.well-known/oauth"
            })
    void deniesThatThereIsAnythingElse(String path) throws Exception {
        Wire.refusal(hub.call(path), 404, "NOT_FOUND");
        Wire.refusal(hub.callBy("operator", path), 404, "NOT_FOUND");
    }

    @Test
    void refusesWhatABrowserSendsForAnotherSite() throws Exception {
        assertThat(Wire.send(hub.callBy("operator", "/api/v1/desk/who")
                                .header("Origin", "http://127.0.0.1:" + hub.port()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Wire.send(hub.callBy("operator", "/api/v1/desk/who")
                                .header("Origin", "https://hub.example")
                                .header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .as("behind a proxy")
                .isEqualTo(200);
        Wire.refusal(
                hub.callBy("operator", "/api/v1/desk/who").header("Origin", "http://evil.example"), 403, "FORBIDDEN");
        Wire.refusal(hub.callBy("operator", "/api/v1/desk/who").header("Origin", "null"), 403, "FORBIDDEN");
    }

    @Test
    void tellsBrowsersToKeepAndShowNothing() throws Exception {
        HttpResponse<String> answer = Wire.send(hub.callBy("market", "/api/v1/desk/who"));

        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(answer.headers().map()).doesNotContainKeys("Server", "X-Powered-By", "Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"health", "health/liveness", "health/readiness", "info", "prometheus"})
    void showsItsHealthAndMetricsOnTheManagementPort(String endpoint) throws Exception {
        assertThat(Wire.send(management.call("/actuator/" + endpoint)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/heapdump",
                "/env",
                "/beans",
                "/mappings",
                "/threaddump",
                "/loggers",
                "/shutdown",
                "/jolokia",
                "/camelroutes",
                "/metrics",
                "/configprops",
                "/conditions",
                "/scheduledtasks",
                "/httpexchanges"
            })
    void hasNothingElseOnTheManagementPort(String endpoint) throws Exception {
        assertThat(Wire.send(management.call("/actuator" + endpoint)).statusCode())
                .isEqualTo(404);
        assertThat(Wire.send(management.callBy("operator", "/api/v1/desk/who")).statusCode())
                .isEqualTo(404);
    }
}
