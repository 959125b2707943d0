package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.contracts.MessageContract;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.UUID;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class WindowQueueTest {

    private static final long PATIENCE_MILLIS = 15_000;

    private final RunningHub hub = RunningHub.shared();
    private Connection connection;
    private Session session;
    private MessageProducer applications;

    @BeforeEach
    void connect() throws JMSException {
        String url = "amqp://127.0.0.1:" + hub.brokerPort();
        connection = new JmsConnectionFactory("window-02", "demo", url).createConnection();
        session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        applications = session.createProducer(session.createQueue("window.window-02.applications"));
        connection.start();
    }

    @AfterEach
    void leave() throws JMSException {
        connection.close();
    }

    private Message submit(String json, String key, String correlation) throws JMSException {
        Message message = session.createTextMessage(json);
        if (!key.isEmpty()) {
            message.setStringProperty("idempotencyKey", key);
        }
        if (!correlation.isEmpty()) {
            message.setJMSCorrelationID(correlation);
        }
        message.setJMSReplyTo(session.createQueue("department.tax.requests"));
        applications.send(message);
        return reply(correlation.isEmpty() ? key : correlation);
    }

    private Message reply(String correlation) throws JMSException {
        try (MessageConsumer replies = session.createConsumer(session.createQueue("window.window-02.replies"))) {
            for (Message reply = replies.receive(PATIENCE_MILLIS);
                    reply != null;
                    reply = replies.receive(PATIENCE_MILLIS)) {
                MessageContract.check("window.window-02.replies", reply);
                if (correlation.equals(reply.getJMSCorrelationID())) {
                    return reply;
                }
            }
        }
        throw new AssertionError("no reply under " + correlation);
    }

    @Test
    void acceptsAnApplicationFromTheQueueLikeOneOverHttp() throws JMSException {
        // Given
        String key = "queue-" + UUID.randomUUID();
        String application = Json.text(Samples.application("tax-registration"));
        // When
        JsonNode acceptance = Department.body(submit(application, key, ""));
        JsonNode again = Department.body(submit(application, key, ""));
        HubClient.Reply overHttp = hub.as("window-02").submit(key, application);
        // Then
        assertThat(acceptance.path("status").asString()).isEqualTo("ACCEPTED");
        assertThat(again).isEqualTo(acceptance);
        assertThat(overHttp.json()).isEqualTo(acceptance);
        assertThat(overHttp.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void answersUnderTheCorrelationIdentifierWithEveryFault() throws JMSException {
        // When
        JsonNode problem = Department.body(submit("{\"region\":\"1\"}", "", "c-" + UUID.randomUUID()));
        // Then
        assertThat(problem.path("code").asString()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .contains("/region", "/applicant", "/clerk");
    }

    @Test
    void answersUnderALongCorrelationIdentifierToo() throws JMSException {
        // Given
        String correlation = "c-" + UUID.randomUUID() + "x".repeat(3_000);
        // When
        Message reply =
                submit(Json.text(Samples.application("tax-registration")), "k-" + UUID.randomUUID(), correlation);
        // Then
        assertThat(reply.getJMSCorrelationID()).isEqualTo(correlation);
    }

    @Test
    void recordsThatItRefusedAnApplicationUnopened() throws JMSException {
        // Given
        long before = refusals();
        MapMessage map = session.createMapMessage();
        map.setJMSCorrelationID("c-" + UUID.randomUUID());
        // When
        applications.send(map);
        JsonNode problem = Department.body(reply(map.getJMSCorrelationID()));
        // Then
        assertThat(problem.path("code").asString()).isEqualTo("TYPE_NOT_ALLOWED");
        assertThat(refusals()).isEqualTo(before + 1);
    }

    private long refusals() {
        return hub.part(JdbcClient.class).sql("""
                        select count(*) from ledger_entry
                        where acceptance_no = 'administration' and event = 'APPLICATION_REFUSED'""").query(Long.class).single();
    }

    @Test
    void bringsTheResultToTheWindowsQueue() throws JMSException {
        // Given
        String key = "result-" + UUID.randomUUID();
        JsonNode acceptance = Department.body(submit(Json.text(Samples.application("land-preview")), key, ""));
        String number = acceptance.path("acceptanceNo").asString();
        // When
        try (Department land = new Department("land", hub)) {
            land.next(number);
            land.send(land.approval(number + "-01"));
        }
        // Then
        JsonNode result = result(number);
        assertThat(result.path("outcome").asString()).isEqualTo("ALL_APPROVED");
        assertThat(result)
                .isEqualTo(hub.as("window-02")
                        .get("/api/v1/applications/" + number + "/result")
                        .json());
    }

    private JsonNode result(String number) throws JMSException {
        try (MessageConsumer results = session.createConsumer(session.createQueue("window.window-02.results"))) {
            for (Message result = results.receive(PATIENCE_MILLIS);
                    result != null;
                    result = results.receive(PATIENCE_MILLIS)) {
                MessageContract.check("window.window-02.results", result);
                if (number.equals(result.getJMSCorrelationID())) {
                    return Department.body(result);
                }
            }
        }
        throw new AssertionError("no result of " + number);
    }
}
