package io.onewindow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
@ExtendWith(OutputCaptureExtension.class)
class MishapsTest {

    private final Wire hub;

    MishapsTest(@LocalServerPort int port) {
        this.hub = new Wire(port);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nowhere,404,NOT_FOUND",
        "GET,/cases/x,404,NOT_FOUND",
        "DELETE,/who,405,METHOD",
        "GET,/json,405,METHOD",
        "POST,/csv,415,MEDIA_TYPE",
        "GET,/parameter,400,REQUEST_MALFORMED",
        "GET,/parameter?limit=ten,400,QUERY_VALUE",
        "GET,/parameter?limit=99999999999,400,QUERY_VALUE",
        "GET,/header,400,REQUEST_MALFORMED",
        "GET,/who;a=b,400,REQUEST_MALFORMED",
        "GET,//who,400,REQUEST_MALFORMED",
        "GET,/%2e%2e/desk/who,400,REQUEST_MALFORMED",
        "GET,/never,503,UNAVAILABLE",
        "GET,/fails/connection,503,UNAVAILABLE",
        "GET,/fails/transaction,503,UNAVAILABLE",
        "GET,/fails/timeout,503,UNAVAILABLE",
        "GET,/fails/bug,500,INTERNAL"
    })
    void answersWithAProblemThatTellsNothingOfTheInside(String method, String path, int status, String code)
            throws Exception {
        Wire.refusal(
                hub.callBy("operator", "/api/v1/desk" + path).method(method, BodyPublishers.noBody()), status, code);
    }

    @Test
    void saysWhatIsOfferedInstead() throws Exception {
        HttpResponse<String> method = Wire.refusal(hub.callBy("operator", "/api/v1/desk/json"), 405, "METHOD");
        HttpResponse<String> format = Wire.refusal(
                hub.callBy("operator", "/api/v1/desk/pdf").header("Accept", "image/png"), 406, "NOT_ACCEPTABLE");

        assertThat(method.headers().firstValue("Allow")).contains("POST");
        assertThat(method.body()).contains("GET");
        assertThat(format.body()).contains("application/pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "'',zh,不存在或不属于您",
        "zh-CN,zh,不存在或不属于您",
        "en,en,'not there, or not yours'",
        "'fr;q=0.9, en-GB;q=0.8',en,'not there, or not yours'",
        "'de',zh,不存在或不属于您",
        "';;;q=x',zh,不存在或不属于您"
    })
    void speaksTheLanguageThatWasAskedFor(String asked, String language, String sentence) throws Exception {
        HttpResponse<String> answer = Wire.refusal(
                hub.callBy("operator", "/api/v1/desk/nowhere").header("Accept-Language", asked), 404, "NOT_FOUND");

        assertThat(answer.headers().firstValue("Content-Language")).contains(language);
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void speaksTheSameLanguageForADesk() throws Exception {
        HttpResponse<String> answer = Wire.refusal(
                hub.callBy("operator", "/api/v1/desk/problem").header("Accept-Language", "en"), 503, "BUSY");

        assertThat(answer.body()).contains("\"detail\":\"the hub is busy: try again later\"", "\"pointer\":\"/limit\"");
        assertThat(answer.headers().firstValue("Content-Language")).contains("en");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void tellsBackLittleOfAnIdentityNumberInTheWrongPlace() throws Exception {
        HttpResponse<String> answer = Wire.refusal(
                hub.callBy("operator", "/api/v1/desk/parameter?limit=51070319900101123X"), 400, "QUERY_VALUE");

        assertThat(answer.body()).contains("limit").doesNotContain("19900101");
    }

    @Test
    void logsAnIncidentOnceUnderTheNumberThatTheCallerGets(CapturedOutput log) throws Exception {
        // When
        HttpResponse<String> answer = Wire.refusal(
                hub.callBy("operator", "/api/v1/desk/fails/bug").header("Accept-Language", "en"), 500, "INTERNAL");

        // Then
        String number = answer.body().replaceAll(".*an internal error, number ([0-9a-f]{8})\".*", "$1");
        assertThat(log.getAll())
                .containsOnlyOnce(number)
                .containsOnlyOnce("ERROR")
                .contains("IllegalStateException");
    }
}
