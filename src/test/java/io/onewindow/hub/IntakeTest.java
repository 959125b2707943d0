package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.hub.HubClient.Reply;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class IntakeTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");

    @Test
    void acceptsAnApplicationAndSaysWhereItIs() {
        // Given
        String application = Json.text(Samples.application("fire-safety-check"));
        // When
        Reply reply = window.submit("accepts-" + UUID.randomUUID(), application);
        // Then
        String number = reply.json().path("acceptanceNo").asString();
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/api/v1/applications/" + number);
        assertThat(number).startsWith("510703").hasSize(22);
        assertThat(reply.json().path("status").asString()).isEqualTo("ACCEPTED");
        assertThat(reply.json().path("serviceClass").asString()).isEqualTo("NORMAL");
        assertThat(reply.json().path("recordDigest").asString())
                .isEqualTo(Digest.of(application).text());
        assertThat(reply.json().at("/handoffs/0/promisedBy").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(reply.json().path("queryCode").asString()).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400, BODY_EMPTY",
        "'<xml/>', 400, JSON_SYNTAX",
        "'{\"region\":', 400, JSON_SYNTAX",
        "'{} {}', 400, JSON_SYNTAX",
        "'[]', 422, WRONG_TYPE",
        "'{\"x\": 1e999999999}', 400, NUMBER_RANGE",
        "'{\"region\":\"1\",\"region\":\"2\"}', 400, DUPLICATE_FIELD",
    })
    void refusesWhatIsNoApplication(String body, int status, String code) {
        // When
        Reply reply = window.submit("rubbish-" + UUID.randomUUID(), body);
        // Then
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("code").asString()))
                .contains(code);
    }

    @Test
    void refusesADepthThatNoFormNeeds() {
        // Given
        String deep = "{\"extensions\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        // When
        Reply reply = window.submit("deep-" + UUID.randomUUID(), deep);
        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("JSON_TOO_DEEP");
    }

    @Test
    void namesTheKnownMemberThatAMistypedOneMeans() {
        // Given
        String application = Samples.with(Samples.application("land-preview"), one -> {
            one.put("serviceMod", "COUNTER");
            one.remove("serviceMode");
        });
        // When
        Reply reply = window.submit("typo-" + UUID.randomUUID(), application);
        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.codeAt("/serviceMod")).isEqualTo("UNKNOWN_FIELD");
        assertThat(reply.text()).contains("serviceMode");
        assertThat(reply.codeAt("/serviceMode")).isEqualTo("REQUIRED");
    }

    @Test
    void namesAllFaultsOfAnApplicationInOneAnswer() {
        // Given
        String application = Samples.with(Samples.application("land-preview", "land-preview", "no-such"), one -> {
            ((ObjectNode) one.path("applicant")).put("idNumber", "91110000600037341A");
            ((ObjectNode) one.path("clerk")).put("name", "x\u202Ey");
            one.put("region", "110000").put("projectCode", "1").put("theme", "no-theme");
            one.put("occurredAt", "1970-01-01T00:00:00Z");
        });
        // When
        Reply reply = window.submit("all-" + UUID.randomUUID(), application);
        // Then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.codeAt("/applicant/idNumber")).isEqualTo("USCC_CHECK");
        assertThat(reply.codeAt("/clerk/name")).isEqualTo("ILLEGAL_CHARACTER");
        assertThat(reply.codeAt("/region")).isEqualTo("REGION_UNKNOWN");
        assertThat(reply.codeAt("/projectCode")).isEqualTo("PROJECT_CODE");
        assertThat(reply.codeAt("/theme")).isEqualTo("THEME_UNKNOWN");
        assertThat(reply.codeAt("/occurredAt")).isEqualTo("TIME_RANGE");
        assertThat(reply.codeAt("/matters/1/code")).isEqualTo("MATTER_TWICE");
        assertThat(reply.codeAt("/matters/2/code")).isEqualTo("MATTER_UNKNOWN");
        assertThat(reply.text()).doesNotContain("91110000600037341A");
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 11010519491231002X, ''",
        "RESIDENT_ID, 110105194912310021, RESIDENT_ID_CHECK",
        "RESIDENT_ID, 110105194902310021, RESIDENT_ID_DATE",
        "RESIDENT_ID, 1101051949123, RESIDENT_ID_FORM",
        "USCC, 91110000600037341L, ID_TYPE",
        "OTHER, anything, ''",
    })
    void checksTheIdentityNumberOfAPerson(String type, String number, String code) {
        // Given
        String application = Samples.with(
                Samples.application("land-preview"),
                one -> ((ObjectNode) one.path("applicant"))
                        .put("kind", "PERSON")
                        .put("idType", type)
                        .put("idNumber", number));
        // When
        Reply reply = window.submit("person-" + UUID.randomUUID(), application);
        // Then
        assertThat(reply.status()).isEqualTo(code.isEmpty() ? 201 : 422);
        assertThat(code.isEmpty() ? "" : reply.code()).isEqualTo(code);
        assertThat(reply.text()).doesNotContain(number);
    }

    @Test
    void refusesMoreMattersThanAnApplicationMayHave() {
        // Given
        String[] matters = IntStream.range(0, 2_000).mapToObj(i -> "m" + i).toArray(String[]::new);
        // When
        Reply reply = window.submit("many-" + UUID.randomUUID(), Json.text(Samples.application(matters)));
        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.faults()).containsExactly("/matters TOO_MANY_MATTERS");
    }

    @Test
    void refusesAnApplicationForNothing() {
        // When
        Reply reply = window.submit("none-" + UUID.randomUUID(), Json.text(Samples.application()));
        // Then
        assertThat(reply.codeAt("/matters")).isEqualTo("MATTERS_REQUIRED");
    }

    @Test
    void opensEveryMatterOfAThemeThatIsAppliedForAsAWhole() {
        // When
        Reply reply = window.submit("theme-" + UUID.randomUUID(), Json.text(Samples.theme("open-restaurant")));
        // Then
        assertThat(reply.json().path("handoffs").size()).isEqualTo(6);
        assertThat(reply.json().at("/handoffs/5/status").asString()).isEqualTo("HELD");
        assertThat(reply.json().at("/handoffs/5/promisedBy").isMissingNode()).isTrue();
    }

    @Test
    void refusesAgencyWithoutAnAuthorisation() {
        // Given
        String application = Samples.with(Samples.application("land-preview"), one -> one.put("serviceMode", "AGENCY"));
        // When
        Reply reply = window.submit("agency-" + UUID.randomUUID(), application);
        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.codeAt("/agent")).isEqualTo("AGENT_AUTH_REQUIRED");
    }

    @Test
    void keepsNamesByteForByteAndEvaluatesNothing() {
        // Given
        String name = "买买提·吐尔逊𠮷 ${jndi:ldap://127.0.0.1/x} {{env:HOME}} '; drop table case_file; --";
        Consumer<ObjectNode> change = one -> ((ObjectNode) one.path("applicant")).put("name", name);
        // When
        String number = window.accepted(Samples.with(Samples.application("land-preview"), change));
        // Then
        assertThat(hub.as("operator")
                        .get("/api/v1/applications?q="
                                + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8))
                        .json()
                        .at("/applications/0/acceptanceNo")
                        .asString())
                .isEqualTo(number);
    }

    @Test
    void servesTheSpecialFirst() {
        // Given
        String application = Samples.with(
                Samples.application("land-preview"),
                one -> ((ObjectNode) one.path("applicant")).putArray("needs").add("ELDERLY"));
        // When
        Reply reply = window.submit("special-" + UUID.randomUUID(), application);
        // Then
        assertThat(reply.json().path("serviceClass").asString()).isEqualTo("SPECIAL");
    }

    @Test
    void refusesDepartmentsAndStrangers() {
        // Given
        String application = Json.text(Samples.application("land-preview"));
        // When
        Reply department = hub.as("tax").submit("d", application);
        Reply stranger = hub.as("nobody").submit("s", application);
        // Then
        assertThat(department.status()).isEqualTo(403);
        assertThat(stranger.status()).isEqualTo(401);
    }
}
