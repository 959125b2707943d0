package io.onewindow.bench.driver;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/// The departments, which answer each request at once, and the window, which reads its replies and results; each a
/// thread that takes what has gathered.
final class Parties {

    private static final int BATCH = 100;

    private final ActiveMQConnectionFactory connections;
    private final Tally tally;
    private final Keys keys;

    Parties(int brokerPort, Tally tally, Keys keys) {
        this.connections = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort);
        this.tally = tally;
        this.keys = keys;
    }

    private interface Reader {
        void read(Message message, Session session) throws JMSException;
    }

    /// A connection of that party.
    Connection connect(String party) throws JMSException {
        return connections.createConnection(party, "demo");
    }

    /// Starts all of them.
    ///
    /// @param replies whether applications from the queue are replied to
    void begin(boolean replies) throws JMSException {
        for (String department : Texts.DEPARTMENTS) {
            Connection connection = connect(department);
            Session session = connection.createSession(Session.SESSION_TRANSACTED);
            MessageProducer answers =
                    session.createProducer(session.createQueue("department." + department + ".answers"));
            start(connection, session, "department." + department + ".requests", (request, _) -> {
                String handoffNo = request.getJMSCorrelationID();
                tally.requested(handoffNo);
                TextMessage answer = session.createTextMessage(Texts.answer(handoffNo, department));
                answer.setJMSCorrelationID(handoffNo);
                answers.send(answer);
            });
        }
        window("results", (message, _) -> {
            String result = ((TextMessage) message).getText();
            tally.result(Texts.number(result), Texts.isWhole(result), System.nanoTime());
        });
        if (replies) {
            window("replies", (message, _) -> acceptance((TextMessage) message));
        }
    }

    private void acceptance(TextMessage reply) throws JMSException {
        String number = Texts.number(reply.getText());
        if (number.isEmpty()) {
            System.out.println("refused: " + reply.getText());
            tally.refused();
        } else {
            tally.accepted(keys.application(reply.getJMSCorrelationID()), number, System.nanoTime());
        }
    }

    private void window(String queue, Reader reader) throws JMSException {
        Connection connection = connect(Driver.WINDOW);
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        start(connection, session, "window." + Driver.WINDOW + "." + queue, reader);
    }

    private static void start(Connection connection, Session session, String queue, Reader reader) throws JMSException {
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
        connection.start();
        Thread.ofPlatform().daemon().name(queue).start(() -> {
            try {
                while (true) {
                    for (Message message : take(consumer)) {
                        reader.read(message, session);
                    }
                    session.commit();
                }
            } catch (JMSException failed) {
                failed.printStackTrace(System.out);
                Runtime.getRuntime().halt(1);
            }
        });
    }

    private static List<Message> take(MessageConsumer consumer) throws JMSException {
        List<Message> batch = new ArrayList<>();
        for (Message next = consumer.receive();
                next != null;
                next = batch.size() < BATCH ? consumer.receiveNoWait() : null) {
            batch.add(next);
        }
        return batch;
    }
}
