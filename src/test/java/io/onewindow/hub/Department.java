package io.onewindow.hub;

import io.onewindow.canonical.Json;
import io.onewindow.contracts.MessageContract;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.qpid.jms.JmsConnectionFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A department's system on a foreign AMQP 1.0 stack (Qpid), with the department's own queues. Everything that comes is
/// held against the contract.
public final class Department implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 60_000;

    private final String id;
    private final Connection connection;
    private final Session session;
    private final MessageConsumer requests;
    private final MessageConsumer rejected;
    private final MessageProducer answers;

    public Department(String id, RunningHub hub) throws JMSException {
        this.id = id;
        connection = new JmsConnectionFactory(id, "demo", "amqp://127.0.0.1:" + hub.brokerPort()).createConnection();
        session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        requests = session.createConsumer(session.createQueue("department." + id + ".requests"));
        rejected = session.createConsumer(session.createQueue("department." + id + ".rejected"));
        answers = session.createProducer(session.createQueue("department." + id + ".answers"));
        connection.start();
    }

    /// The next message about a case on the department's queue; those about other cases are passed over.
    public Message next(String acceptanceNo) throws JMSException {
        for (Message message = requests.receive(PATIENCE_MILLIS);
                message != null;
                message = requests.receive(PATIENCE_MILLIS)) {
            MessageContract.check("department." + id + ".requests", message);
            if (body(message).path("acceptanceNo").asString().equals(acceptanceNo)) {
                return message;
            }
        }
        throw new AssertionError("nothing came to " + id + " about " + acceptanceNo);
    }

    /// Takes everything that waits on the department's queue.
    ///
    /// @return the handoffs, in the order of delivery
    public List<String> takeAll() throws JMSException {
        List<String> taken = new ArrayList<>();
        for (Message message = requests.receive(500); message != null; message = requests.receive(500)) {
            MessageContract.check("department." + id + ".requests", message);
            taken.add(message.getJMSCorrelationID());
        }
        return taken;
    }

    /// The next rejection of an answer about a handoff.
    public Message nextRejection(String handoffNo) throws JMSException {
        for (Message message = rejected.receive(PATIENCE_MILLIS);
                message != null;
                message = rejected.receive(PATIENCE_MILLIS)) {
            MessageContract.check("department." + id + ".rejected", message);
            if (handoffNo.isEmpty() || handoffNo.equals(message.getStringProperty("handoffNo"))) {
                return message;
            }
        }
        throw new AssertionError("no rejection came to " + id + " about " + handoffNo);
    }

    /// The JSON of a message.
    public static JsonNode body(Message message) throws JMSException {
        return Json.tree(bytes(message));
    }

    /// The bytes of a message.
    public static byte[] bytes(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText().getBytes(StandardCharsets.UTF_8);
        }
        BytesMessage bytes = (BytesMessage) message;
        byte[] content = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(content);
        return content;
    }

    /// An answer of one of the department's officers, to be completed.
    public ObjectNode answer(String handoffNo, String kind) {
        ObjectNode answer = Json.object()
                .put("handoffNo", handoffNo)
                .put("messageId", UUID.randomUUID().toString())
                .put("kind", kind);
        answer.putObject("officer").put("id", id + "-1").put("name", "王强").put("unit", "审批科");
        return answer;
    }

    /// An approval with a certificate.
    public ObjectNode approval(String handoffNo) {
        ObjectNode answer = answer(handoffNo, "DECISION").put("decision", "APPROVED");
        answer.putObject("certificate").put("type", "许可证").put("number", "C-" + handoffNo);
        return answer;
    }

    /// Sends an answer as text.
    public void send(JsonNode answer) throws JMSException {
        send(session.createTextMessage(Json.text(answer)));
    }

    /// Sends a message as it is.
    public void send(Message message) throws JMSException {
        answers.send(message);
    }

    /// What makes messages.
    public Session session() {
        return session;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
