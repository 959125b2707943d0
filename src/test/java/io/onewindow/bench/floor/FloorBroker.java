package io.onewindow.bench.floor;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/// The floor's broker.
final class FloorBroker {

    static final String APPLICATIONS = "window.window-01.applications";
    private static final String RESULTS = "window.window-01.results";

    private final ActiveMQConnectionFactory connections;
    private final String user;

    FloorBroker(int port, String user) {
        this.connections = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
        this.user = user;
    }

    /// Makes the queues, where they are missing.
    void make() throws Exception {
        List<String> queues = new ArrayList<>(List.of(APPLICATIONS, RESULTS));
        Application.DEPARTMENTS.forEach(department -> queues.addAll(
                List.of("department." + department + ".requests", "department." + department + ".answers")));
        try (Connection connection = connections.createConnection(user, user);
                Session session = connection.createSession()) {
            ClientSession core = ((ActiveMQSession) session).getCoreSession();
            for (String queue : queues) {
                if (!core.queueQuery(SimpleString.of(queue)).isExists()) {
                    core.createAddress(SimpleString.of(queue), RoutingType.ANYCAST, false);
                    core.createQueue(QueueConfiguration.of(queue)
                            .setAddress(queue)
                            .setRoutingType(RoutingType.ANYCAST)
                            .setDurable(true));
                }
            }
        }
    }

    /// A session that sends.
    Lane lane() throws JMSException {
        return new Lane(connections.createConnection(user, user));
    }

    /// A session that takes from a queue and sends; one commit does both.
    Lane lane(String queue) throws JMSException {
        Lane lane = lane();
        lane.consume(queue);
        return lane;
    }

    static String text(Message message) throws JMSException {
        return ((TextMessage) message).getText();
    }

    static final class Lane implements AutoCloseable {
        private final Connection connection;
        private final Session session;
        private final MessageProducer producer;
        private final Map<String, Queue> queues = new HashMap<>();
        private final List<MessageConsumer> consumers = new ArrayList<>();

        private Lane(Connection connection) throws JMSException {
            this.connection = connection;
            this.session = connection.createSession(Session.SESSION_TRANSACTED);
            this.producer = session.createProducer(null);
            connection.start();
        }

        private void consume(String queue) throws JMSException {
            consumers.add(session.createConsumer(session.createQueue(queue)));
        }

        /// Waits for a message, and takes what has gathered with it.
        List<Message> take() throws JMSException {
            MessageConsumer consumer = consumers.getFirst();
            List<Message> batch = new ArrayList<>();
            for (Message next = consumer.receive();
                    next != null;
                    next = batch.size() < Floor.BATCH ? consumer.receiveNoWait() : null) {
                batch.add(next);
            }
            return batch;
        }

        void requests(List<Application> applications) throws JMSException {
            for (String department : Application.DEPARTMENTS) {
                for (Application application : applications) {
                    request(application, department);
                }
            }
        }

        void request(Application application, String department) throws JMSException {
            send("department." + department + ".requests", application.id() + '-' + department, application.text());
        }

        void result(Application result) throws JMSException {
            send(RESULTS, result.id(), result.text());
        }

        private void send(String queue, String correlation, String text) throws JMSException {
            TextMessage message = session.createTextMessage(text);
            message.setJMSCorrelationID(correlation);
            producer.send(destination(queue), message);
        }

        private Destination destination(String queue) throws JMSException {
            Queue known = queues.get(queue);
            if (known == null) {
                known = session.createQueue(queue);
                queues.put(queue, known);
            }
            return known;
        }

        void commit() throws JMSException {
            session.commit();
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }
    }
}
