package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.StreamMessage;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RefusedAnswersTest {

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
    void refusesAnotherContentUnderAMessageIdThatWasTaken() throws JMSException {
        // Given
        ObjectNode progress = ecology.answer(handoff, "PROGRESS").put("step", "受理");
        ecology.send(progress);
        // When
        ecology.send(progress.deepCopy().put("step", "改口"));
        Message rejection = ecology.nextRejection(handoff);
        // Then
        assertThat(rejection.getStringProperty("code")).isEqualTo("MESSAGE_ID_REUSED");
        assertThat(Department.body(rejection).path("step").asString()).isEqualTo("改口");
        Awaitility.await().until(() -> events().contains("ANSWER_REFUSED"));
    }

    @Test
    void refusesAnAnswerForAnotherDepartmentsHandoffAndLeavesItAsItWas() throws JMSException {
        // Given
        Message rejection;
        try (Department land = new Department("land", hub)) {
            Message forged = land.session().createTextMessage(Json.text(land.approval(handoff)));
            forged.setStringProperty("JMSXUserID", "ecology");
            forged.setJMSReplyTo(land.session().createQueue("department.market.requests"));
            // When
            land.send(forged);
            rejection = land.nextRejection(handoff);
        }
        // Then
        assertThat(rejection.getStringProperty("code")).isEqualTo("HANDOFF_UNKNOWN");
        JsonNode entry = Awaitility.await()
                .until(() -> window.ledger(number), all -> all.size() == 3)
                .path(2);
        assertThat(entry.path("event").asString()).isEqualTo("ANSWER_REFUSED");
        assertThat(entry.path("party").asString()).isEqualTo("land");
        assertThat(window.read(number).at("/handoffs/0/status").asString()).isEqualTo("DISPATCHED");
    }

    @Test
    void refusesAnAnswerThatNamesNobodyWithoutUsingUpItsMessageId() throws JMSException {
        // Given
        ObjectNode answer = ecology.approval(handoff);
        JsonNode officer = answer.remove("officer");
        // When
        ecology.send(answer);
        Message rejection = ecology.nextRejection(handoff);
        ecology.send(answer.set("officer", officer));
        // Then
        assertThat(rejection.getStringProperty("code")).isEqualTo("OFFICER_REQUIRED");
        assertThat(window.await(number, "DECIDED").path("outcome").asString()).isEqualTo("ALL_APPROVED");
    }

    @Test
    void putsNoNameIntoTheLedgerThatIsNotOne() throws JMSException {
        // Given
        ObjectNode half = ecology.answer(handoff, "RECEIVED");
        half.putObject("officer").put("id", "E1");
        ObjectNode hidden = ecology.answer(handoff, "RECEIVED");
        hidden.putObject("officer").put("id", "E1").put("name", "x\u202Ey");
        ObjectNode endless = ecology.answer(handoff, "RECEIVED");
        endless.putObject("officer").put("id", "E1").put("name", "王".repeat(300_000));
        // When
        for (ObjectNode answer : java.util.List.of(half, hidden, endless)) {
            ecology.send(answer);
            ecology.nextRejection(handoff);
        }
        // Then
        Awaitility.await()
                .until(() -> events().stream().filter("ANSWER_REFUSED"::equals).count() == 3);
        assertThat(window.ledger(number)
                        .valueStream()
                        .filter(entry -> entry.path("event").asString().equals("ANSWER_REFUSED")))
                .noneMatch(entry -> entry.has("person"));
    }

    @Test
    void givesBackAnAnswerAboutNothingThatCanBeWritten() throws JMSException {
        // Given
        ObjectNode inBody = ecology.answer("x\u0000", "RECEIVED");
        Message asCorrelation = ecology.session().createTextMessage("{\"n\":1}");
        asCorrelation.setJMSCorrelationID("x\u0000y");
        Message asLongOne = ecology.session().createMapMessage();
        asLongOne.setJMSCorrelationID("x".repeat(3_900));
        // When
        ecology.send(inBody);
        ecology.send(asLongOne);
        ecology.send(asCorrelation);
        // Then
        assertThat(rejectionOf(Json.text(inBody)).getStringProperty("code")).isEqualTo("SCHEMA");
        assertThat(rejectionOf("{\"n\":1}").getStringProperty("reason")).contains("HANDOFF_NO_REQUIRED");
    }

    private Message rejectionOf(String answer) throws JMSException {
        String digest = io.onewindow.canonical.Digest.of(answer).text();
        Message rejection = ecology.nextRejection("");
        while (!digest.equals(rejection.getStringProperty("digest"))) {
            rejection = ecology.nextRejection("");
        }
        return rejection;
    }

    @Test
    void refusesWhatDoesNotKeepToTheContractAndSaysWhere() throws JMSException {
        // Given
        ObjectNode answer = ecology.answer(handoff, "DECISION").put("decision", "REJECTED");
        // When
        ecology.send(answer);
        Message rejection = ecology.nextRejection(handoff);
        // Then
        assertThat(rejection.getStringProperty("code")).isEqualTo("SCHEMA");
        assertThat(rejection.getStringProperty("reason")).contains("/reason").contains("REASON_REQUIRED");
        assertThat(rejection.getStringProperty("digest"))
                .isEqualTo(io.onewindow.canonical.Digest.of(Json.text(answer)).text());
        assertThat(Department.bytes(rejection)).isEqualTo(Json.bytes(answer));
    }

    @Test
    void saysHowLargeAnAnswerMayBe() throws JMSException {
        // Given
        String large = "x".repeat(1_048_577);
        // When
        ecology.send(ecology.session().createTextMessage(large));
        // Then
        assertThat(rejectionOf(large).getStringProperty("reason"))
                .isEqualTo("内容超过上限 1048576 字节 | the content is larger than 1048576 bytes");
    }

    @Test
    void refusesEveryOtherTypeOfMessageUnopenedAndGoesOn() throws JMSException {
        // Given
        MapMessage map = ecology.session().createMapMessage();
        map.setString("handoffNo", handoff);
        map.setJMSCorrelationID(handoff);
        Message object = ecology.session()
                .createObjectMessage(new java.util.ArrayList<>(Map.of("a", "b").keySet()));
        object.setJMSCorrelationID(handoff);
        BytesMessage bytes = ecology.session().createBytesMessage();
        bytes.writeBytes(new byte[] {(byte) 0xC3, 0x28});
        bytes.setJMSCorrelationID(handoff);
        // AMQP: a sequence
        StreamMessage stream = ecology.session().createStreamMessage();
        stream.writeObject(new byte[] {1});
        stream.writeInt(1);
        stream.setJMSCorrelationID(handoff);
        // When
        ecology.send(stream);
        ecology.send(map);
        ecology.send(object);
        ecology.send(bytes);
        ecology.send(ecology.approval(handoff));
        // Then
        for (int i = 0; i < 4; i++) {
            assertThat(ecology.nextRejection(handoff).getStringProperty("code")).isEqualTo("TYPE_NOT_ALLOWED");
        }
        assertThat(window.await(number, "DECIDED").path("outcome").asString()).isEqualTo("ALL_APPROVED");
    }

    @Test
    void refusesABodyLargerThanItTakes() throws JMSException {
        // Given
        Message large = ecology.session().createTextMessage("\"" + "x".repeat(2 << 20) + "\"");
        large.setJMSCorrelationID(handoff);
        // When
        ecology.send(large);
        Message rejection = ecology.nextRejection(handoff);
        // Then
        assertThat(rejection.getStringProperty("code")).isEqualTo("BODY_TOO_LARGE");
        assertThat(Long.parseLong(rejection.getStringProperty("size"))).isGreaterThan(2 << 20);
        assertThat(Department.bytes(rejection)).isEmpty();
    }

    @Test
    void refusesAnAnswerToAHandoffThatIsNotThere() throws JMSException {
        // When
        ecology.send(ecology.approval(number + "-77"));
        // Then
        assertThat(ecology.nextRejection(number + "-77").getStringProperty("code"))
                .isEqualTo("HANDOFF_UNKNOWN");
    }

    private java.util.List<String> events() {
        return window.ledger(number)
                .valueStream()
                .map(entry -> entry.path("event").asString())
                .toList();
    }
}
