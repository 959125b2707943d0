package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import jakarta.jms.JMSException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class AnswersOverHttpTest {

    private final RunningHub hub = RunningHub.shared();
    private final HubClient window = hub.as("window-01");
    private Department ecology;
    private String number;
    private String handoff;

    @BeforeEach
    void passOneHandoffOn() throws JMSException {
        ecology = new Department("ecology", hub);
        number = window.accepted(Json.text(Samples.application("environmental-assessment")));
        handoff = number + "-01";
        ecology.next(number);
        window.awaitHandoff(handoff, "DISPATCHED");
    }

    @AfterEach
    void leave() throws JMSException {
        ecology.close();
    }

    private HubClient.Reply answer(String json) {
        return hub.as("ecology").post("/api/v1/handoffs/" + handoff + "/answers", json);
    }

    @Test
    void takesTheSameJsonInAnotherSpellingForTheSameAnswer() {
        // Given
        HubClient department = hub.as("ecology");
        String path = "/api/v1/handoffs/" + handoff + "/answers";
        String messageId = UUID.randomUUID().toString();
        String answer =
                "{\"kind\":\"PROGRESS\",\"step\":\"公示\",\"messageId\":\"%s\",\"officer\":{\"id\":\"E1\",\"name\":\"王强\"}}"
                        .formatted(messageId);
        String respelled = """
                {
                  "officer": {"name": "\\u738b\\u5f3a", "id": "E1"},
                  "messageId": "%s", "step": "\\u516c\\u793a", "kind": "PROGRESS"
                }""".formatted(messageId);
        // When
        HubClient.Reply first = department.post(path, answer);
        HubClient.Reply again = department.post(path, respelled);
        HubClient.Reply other = department.post(path, respelled.replace("PROGRESS", "RECEIVED"));
        // Then
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.code()).isEqualTo("MESSAGE_ID_REUSED");
        assertThat(window.ledger(number).path(2).path("contentDigest").asString())
                .isEqualTo(Digest.of(answer).text());
        assertThat(window.ledger(number)).hasSize(4);
    }

    @Test
    void showsADepartmentNothingOfAnotherDepartmentsHandoffs() {
        // Given
        HubClient land = hub.as("land");
        String absent = number + "-77";
        // When
        HubClient.Reply foreign =
                land.post("/api/v1/handoffs/" + handoff + "/answers", Json.text(ecology.approval(handoff)));
        HubClient.Reply missing =
                land.post("/api/v1/handoffs/" + absent + "/answers", Json.text(ecology.approval(absent)));
        // Then
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text().replace(handoff, absent)).isEqualTo(missing.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2999-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2026-01-01T00:00:00"})
    void refusesAnAnswerFromATimeThatCannotBe(String claimed) {
        // Given
        String answer = Json.text(ecology.answer(handoff, "RECEIVED").put("occurredAt", claimed));
        // When
        HubClient.Reply reply = answer(answer);
        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.codeAt("/occurredAt")).isEqualTo("TIME_RANGE");
    }

    @Test
    void refusesACorrectionThatDoesNotSayWhy() {
        // Given
        ObjectNode correction = ecology.answer(handoff, "CORRECTION");
        ArrayNode materials = correction.putArray("materials");
        materials.addObject().put("code", "lease").put("name", "租赁合同");
        materials.addObject().put("code", "plan").put("name", "平面图").put("why", "  ");
        // When
        HubClient.Reply reply = answer(Json.text(correction));
        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.codeAt("/materials/0/why")).isEqualTo("REQUIRED");
        assertThat(reply.codeAt("/materials/1/why")).isEqualTo("REQUIRED");
    }

    @Test
    void namesAFaultOfAnAnswerOnceAndNoneThatFollowsFromIt() {
        // Given
        ObjectNode answer = ecology.answer(handoff, "PROGRESS").put("step", "x".repeat(4_001));
        answer.put("officer", "王强").put("nextOfficer", "李敏");
        // When
        HubClient.Reply reply = answer(Json.text(answer));
        // Then
        assertThat(reply.faults())
                .containsExactlyInAnyOrder("/step TEXT_TOO_LONG", "/officer WRONG_TYPE", "/nextOfficer WRONG_TYPE");
    }

    @Test
    void saysThatNobodyTransfersToItself() {
        // Given
        String answer = Json.text(ecology.answer(handoff, "TRANSFER")
                .put("toDepartment", "ecology")
                .put("reason", "本部门"));
        // When
        HubClient.Reply reply = answer(answer);
        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.codeAt("/toDepartment")).isEqualTo("TRANSFER_TO_SELF");
    }

    @Test
    void refusesACertificateThatEndsBeforeItBegins() {
        // Given
        ObjectNode answer = ecology.approval(handoff);
        answer.withObject("/certificate").put("validFrom", "2027-01-02").put("validTo", "2027-01-01");
        // When
        HubClient.Reply reply = answer(Json.text(answer));
        // Then
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.codeAt("/certificate/validTo")).isEqualTo("DATE_ORDER");
    }
}
