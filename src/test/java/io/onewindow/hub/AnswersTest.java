package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AnswersTest {

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

    @Test
    void takesAnAnswerAsBytesAsWellAsText() throws JMSException {
        // Given
        BytesMessage bytes = ecology.session().createBytesMessage();
        bytes.writeBytes(Json.text(ecology.approval(handoff)).getBytes(StandardCharsets.UTF_8));
        // When
        ecology.send(bytes);
        // Then
        assertThat(window.await(number, "DECIDED").path("outcome").asString()).isEqualTo("ALL_APPROVED");
    }

    @Test
    void countsTheSameAnswerOnceHoweverOftenItComes() throws JMSException {
        // Given
        ObjectNode progress = ecology.answer(handoff, "PROGRESS").put("step", "现场勘查");
        // When
        for (int i = 0; i < 5; i++) {
            ecology.send(progress);
        }
        ecology.send(ecology.approval(handoff));
        window.await(number, "DECIDED");
        // Then
        assertThat(events()).containsOnlyOnce("PROGRESS");
    }

    @Test
    void tellsAnswersWithoutAMessageIdApartByTheirBytes() throws JMSException {
        // Given
        ObjectNode progress = ecology.answer(handoff, "PROGRESS").put("step", "公示");
        progress.remove("messageId");
        ObjectNode another = progress.deepCopy().put("step", "评审");
        // When
        ecology.send(progress);
        ecology.send(progress);
        ecology.send(another);
        ecology.send(ecology.approval(handoff));
        window.await(number, "DECIDED");
        // Then
        assertThat(events().stream().filter("PROGRESS"::equals)).hasSize(2);
    }

    @Test
    void recordsWhatComesAfterTheDecisionAndChangesNothing() throws JMSException {
        // Given
        ecology.send(ecology.approval(handoff));
        window.await(number, "DECIDED");
        // When
        ecology.send(
                ecology.answer(handoff, "DECISION").put("decision", "REJECTED").put("reason", "改主意"));
        ecology.send(ecology.answer(handoff, "PROGRESS").put("step", "归档"));
        // Then
        Awaitility.await().until(() -> events().contains("PROGRESS"));
        assertThat(events()).contains("LATE_ANSWER");
        assertThat(window.read(number).path("outcome").asString()).isEqualTo("ALL_APPROVED");
    }

    @Test
    void takesTheCorrelationIdentifierWhereTheBodyNamesNoHandoff() throws JMSException {
        // Given
        ObjectNode answer = ecology.approval(handoff);
        answer.remove("handoffNo");
        Message message = ecology.session().createTextMessage(Json.text(answer));
        message.setJMSCorrelationID(handoff);
        // When
        ecology.send(message);
        // Then
        assertThat(window.await(number, "DECIDED").path("outcome").asString()).isEqualTo("ALL_APPROVED");
    }

    @Test
    void keepsAMemberThatTheContractDoesNotKnow() throws JMSException {
        // When
        ecology.send(ecology.approval(handoff).put("mood", "good"));
        // Then
        assertThat(window.await(number, "DECIDED").path("outcome").asString()).isEqualTo("ALL_APPROVED");
    }

    @Test
    void letsNoHeaderOfAMessageReachARoute() throws JMSException {
        // Given
        Message message = ecology.session().createTextMessage(Json.text(ecology.approval(handoff)));
        message.setStringProperty("CamelSqlQuery", "delete from case_file");
        message.setStringProperty("cAmElBeanMethodName", "explode");
        message.setStringProperty("CamelJmsDestinationName", "department.market.requests");
        // When
        ecology.send(message);
        // Then
        assertThat(window.await(number, "DECIDED").path("outcome").asString()).isEqualTo("ALL_APPROVED");
    }

    @Test
    void takesAnswersOverHttpTheSameWay() {
        // Given
        HubClient department = hub.as("ecology");
        String path = "/api/v1/handoffs/" + handoff + "/answers";
        String answer = Json.text(ecology.approval(handoff));
        // When
        HubClient.Reply first = department.post(path, answer);
        HubClient.Reply again = department.post(path, answer);
        HubClient.Reply other = hub.as("land").post(path, answer);
        HubClient.Reply unknown = department.post(path, "{}");
        // Then
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(department.get("/api/v1/handoffs").code()).isEqualTo("NOT_A_PULLER");
        assertThat(window.await(number, "DECIDED").path("outcome").asString()).isEqualTo("ALL_APPROVED");
    }

    @Test
    void refusesAnAnswerThatAnotherPathIsAbout() {
        // Given
        String answer = Json.text(ecology.approval(number + "-02"));
        // When
        HubClient.Reply reply = hub.as("ecology").post("/api/v1/handoffs/" + handoff + "/answers", answer);
        // Then
        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void countsOneAnswerOfManyThatDecideAtOnce() throws JMSException {
        // When
        for (int i = 0; i < 20; i++) {
            ecology.send(
                    ecology.approval(handoff).put("messageId", UUID.randomUUID().toString()));
        }
        window.await(number, "DECIDED");
        // Then
        Awaitility.await()
                .until(() -> events().stream().filter("LATE_ANSWER"::equals).count() == 19);
        assertThat(events()).containsOnlyOnce("DECIDED").containsOnlyOnce("CONSOLIDATED");
    }

    private java.util.List<String> events() {
        return window.ledger(number)
                .valueStream()
                .map(entry -> entry.path("event").asString())
                .toList();
    }
}
