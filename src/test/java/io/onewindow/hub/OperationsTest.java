package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.hub.HubClient.Reply;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OperationsTest {

    private static final int DELIVERIES = 6;

    private static RunningHub hub;
    private static HubClient operator;
    private static HubClient window;

    @BeforeAll
    static void start() {
        hub = RunningHub.start("--hub.broker.redelivery-delay=10ms");
        operator = hub.as("operator");
        window = hub.as("window-01");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /// A case whose request the department's system gave back until the broker gave it up.
    private static String parkedCase() throws JMSException {
        String number = window.accepted(Json.text(Samples.application("tax-registration")));
        String url = "amqp://127.0.0.1:" + hub.brokerPort();
        try (Connection connection = new JmsConnectionFactory("tax", "demo", url).createConnection()) {
            connection.start();
            Session session = connection.createSession(Session.SESSION_TRANSACTED);
            MessageConsumer requests = session.createConsumer(session.createQueue("department.tax.requests"));
            for (int i = 0; i < DELIVERIES; i++) {
                assertThat(requests.receive(15_000)).isNotNull();
                session.rollback();
            }
        }
        window.awaitHandoff(number + "-01", "PARKED");
        return number;
    }

    private static JsonNode deadOf(String handoffNo) {
        return operator.get("/api/v1/ops/dead")
                .json()
                .path("messages")
                .valueStream()
                .filter(one -> one.path("handoffNo").asString("").equals(handoffNo))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsAParkedHandoffWithItsReasonAndSendsItAgain() throws JMSException {
        // Given
        String number = parkedCase();
        String handoff = number + "-01";
        JsonNode parked = operator.get("/api/v1/ops/parked").json().at("/handoffs/0");
        // When
        Reply retry = operator.post("/api/v1/ops/parked/" + handoff + "/retry", "{\"reason\":\"系统已恢复\"}");
        Message again;
        try (Department tax = new Department("tax", hub)) {
            again = tax.next(number);
            tax.send(tax.approval(handoff));
        }
        window.await(number, "DECIDED");
        // Then
        assertThat(parked.path("handoffNo").asString()).isEqualTo(handoff);
        assertThat(parked.path("reason").asString()).contains("department.tax.requests");
        assertThat(retry.status()).isEqualTo(202);
        assertThat(again.getIntProperty("attempt")).isEqualTo(2);
        assertThat(window.ledger(number)
                        .valueStream()
                        .map(entry -> entry.path("event").asString()))
                .containsSubsequence("ACCEPTED", "DISPATCHED", "PARKED", "REPLAYED", "DISPATCHED", "DECIDED");
        assertThat(operator.post("/api/v1/ops/parked/" + handoff + "/retry", "{\"reason\":\"再来\"}")
                        .code())
                .isEqualTo("STATE");
    }

    @Test
    void keepsADeadMessageAndSendsItAgainOnce() throws JMSException {
        // Given
        String number = parkedCase();
        JsonNode dead = deadOf(number + "-01");
        String path = "/api/v1/ops/dead/" + dead.path("id").asString() + "/retry";
        // When
        Reply retry = operator.post(path, "{\"reason\":\"重发\",\"person\":{\"id\":\"op-1\",\"name\":\"周运维\"}}");
        Reply again = operator.post(path, "{\"reason\":\"重发\"}");
        // Then
        assertThat(dead.path("queue").asString()).isEqualTo("department.tax.requests");
        assertThat(dead.path("body").asString()).contains(number);
        assertThat(retry.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(409);
        try (Department tax = new Department("tax", hub)) {
            assertThat(tax.next(number).getIntProperty("attempt")).isEqualTo(2);
        }
        JsonNode replayed = Awaitility.await()
                .until(() -> window.ledger(number), all -> all.size() == 5)
                .path(3);
        assertThat(replayed.path("event").asString()).isEqualTo("REPLAYED");
        assertThat(replayed.path("party").asString()).isEqualTo("operator");
        assertThat(replayed.at("/person/name").asString()).isEqualTo("周运维");
    }

    @Test
    void takesAnAnswerFromADepartmentThatHadGivenTheRequestUp() throws JMSException {
        // Given
        String number = parkedCase();
        // When
        try (Department tax = new Department("tax", hub)) {
            tax.send(tax.approval(number + "-01"));
        }
        // Then
        assertThat(window.await(number, "DECIDED").path("outcome").asString()).isEqualTo("ALL_APPROVED");
    }

    @Test
    void asksForAReasonAndForAnOperator() {
        // When
        Reply reasonless = operator.post("/api/v1/ops/dead/1/retry", "{}");
        Reply nothing = operator.post("/api/v1/ops/dead/999999/retry", "{\"reason\":\"重发\"}");
        Reply auditor = hub.as("auditor").post("/api/v1/ops/dead/1/retry", "{\"reason\":\"重发\"}");
        Reply window = hub.as("window-01").get("/api/v1/ops/parked");
        // Then
        assertThat(reasonless.codeAt("/reason")).isEqualTo("REQUIRED");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(auditor.status()).isEqualTo(403);
        assertThat(window.status()).isEqualTo(403);
    }
}
