package io.onewindow.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.Department;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import tools.jackson.databind.JsonNode;

/// What comes to the parties on their queues, and stays here after it was taken; and what they send.
final class Mail {

    private static final int DELIVERIES = 6;

    private final String url;
    private final Map<String, List<Letter>> taken = new HashMap<>();

    Mail(int brokerPort) {
        this.url = "tcp://127.0.0.1:" + brokerPort;
    }

    /// A message as its receiver has it.
    record Letter(String type, String correlation, JsonNode body) {}

    private interface Work<T> {
        T at(Session session) throws JMSException;
    }

    private <T> T connected(String party, int mode, Work<T> work) {
        try (ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory(url);
                Connection connection = broker.createConnection(party, "demo");
                Session session = connection.createSession(mode)) {
            connection.start();
            return work.at(session);
        } catch (JMSException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Everything that ever came to a party on a queue, those of it that name this case.
    List<Letter> about(String number, String queue) {
        List<Letter> all = taken.computeIfAbsent(queue, unused -> new ArrayList<>());
        all.addAll(connected(queue.split("\\.")[1], Session.AUTO_ACKNOWLEDGE, session -> rest(session, queue)));
        return all.stream()
                .filter(letter -> letter.correlation().startsWith(number))
                .toList();
    }

    private static List<Letter> rest(Session session, String queue) throws JMSException {
        List<Letter> letters = new ArrayList<>();
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            for (Message next = consumer.receiveNoWait(); next != null; next = consumer.receiveNoWait()) {
                letters.add(new Letter(
                        next.getJMSType(),
                        Optional.ofNullable(next.getJMSCorrelationID()).orElse(""),
                        Department.body(next)));
            }
        }
        return letters;
    }

    /// A party sends text to a queue.
    void send(String party, String queue, String json, Map<String, String> properties) {
        connected(party, Session.AUTO_ACKNOWLEDGE, session -> {
            Message message = session.createTextMessage(json);
            for (Map.Entry<String, String> property : properties.entrySet()) {
                message.setStringProperty(property.getKey(), property.getValue());
            }
            session.createProducer(session.createQueue(queue)).send(message);
            return queue;
        });
    }

    /// A department fails with the message that waits for it until the broker gives the message up.
    void giveUp(String department) {
        connected(department, Session.SESSION_TRANSACTED, session -> {
            String queue = "department." + department + ".requests";
            try (MessageConsumer requests = session.createConsumer(session.createQueue(queue))) {
                for (int i = 0; i < DELIVERIES; i++) {
                    assertThat(requests.receive(15_000)).isNotNull();
                    session.rollback();
                }
            }
            return queue;
        });
    }
}
