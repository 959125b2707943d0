package io.onewindow.storm;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.qpid.jms.JmsConnectionFactory;

/// A party's own messaging on a foreign AMQP 1.0 stack (Qpid): it connects again whatever happens, acknowledges what it
/// wrote down, and sends, from one thread to one queue, until the broker confirms.
final class Amqp implements AutoCloseable {

    private static final String OPTIONS = "?amqp.idleTimeout=10000&jms.connectTimeout=5000&jms.requestTimeout=5000"
            + "&jms.sendTimeout=5000&jms.closeTimeout=1000&jms.prefetchPolicy.all=20&amqp.drainTimeout=5000";
    private static final long LOOK_MILLIS = 500;
    private static final long PAUSE_MILLIS = 300;

    private final JmsConnectionFactory factory;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Line> line = Optional.empty();

    /// @param port the broker's; may be a cutter's
    Amqp(String user, String secret, int port) {
        this.factory = new JmsConnectionFactory(user, secret, "amqp://127.0.0.1:" + port + OPTIONS);
    }

    private record Line(Connection connection, Session session, MessageProducer producer) {}

    /// A message to be sent.
    record Outgoing(String body, String correlation, Map<String, String> properties) {}

    /// Gives every message of a queue to somebody, until this is closed.
    void listen(String queue, Consumer<Message> somebody) {
        Thread.ofVirtual().name("listen-" + queue).start(() -> {
            while (isOpen()) {
                try (Connection connection = factory.createConnection();
                        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
                        MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
                    connection.start();
                    take(consumer, somebody);
                } catch (JMSException away) {
                    pause();
                }
            }
        });
    }

    private void take(MessageConsumer consumer, Consumer<Message> somebody) throws JMSException {
        while (isOpen()) {
            Message message = consumer.receive(LOOK_MILLIS);
            if (message != null) {
                somebody.accept(message);
                message.acknowledge();
            }
        }
    }

    /// Sends a message as often as it takes until the broker confirms it; gives up only when this is closed.
    ///
    /// @return whether the broker confirmed it
    boolean send(String queue, Outgoing outgoing) {
        while (isOpen()) {
            try {
                if (line.isEmpty()) {
                    line = Optional.of(connect(queue));
                }
                line.get().producer().send(message(outgoing, line.get().session()));
                return true;
            } catch (JMSException away) {
                hangUp();
                pause();
            }
        }
        hangUp();
        return false;
    }

    private Line connect(String queue) throws JMSException {
        Connection connection = factory.createConnection();
        try {
            Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            return new Line(connection, session, session.createProducer(session.createQueue(queue)));
        } catch (JMSException refused) {
            connection.close();
            throw refused;
        }
    }

    private void hangUp() {
        try {
            if (line.isPresent()) {
                line.get().connection().close();
            }
        } catch (JMSException ended) {
            // It is closed already.
        }
        line = Optional.empty();
    }

    private static Message message(Outgoing outgoing, Session session) throws JMSException {
        TextMessage message = session.createTextMessage(outgoing.body());
        message.setJMSCorrelationID(outgoing.correlation());
        for (Map.Entry<String, String> property : outgoing.properties().entrySet()) {
            message.setStringProperty(property.getKey(), property.getValue());
        }
        return message;
    }

    /// The text of a message, as bytes.
    static byte[] bytes(Message message) {
        try {
            return ((TextMessage) message).getText().getBytes(StandardCharsets.UTF_8);
        } catch (JMSException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause() {
        try {
            closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
