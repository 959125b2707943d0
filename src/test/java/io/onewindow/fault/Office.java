package io.onewindow.fault;

import io.onewindow.rig.BrokerProcess;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.jms.JmsConnectionFactory;

/// Whoever works at the broker under one name over AMQP 1.0: a department or a window.
final class Office implements AutoCloseable {

    private static final int BATCH = 500;
    private static final long LITTLE_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Connection connection;
    private final Session session;

    Office(String id, int brokerPort, String options) throws JMSException {
        String secret = id.equals(BrokerProcess.USER) ? BrokerProcess.USER : "demo";
        connection =
                new JmsConnectionFactory(id, secret, "amqp://127.0.0.1:" + brokerPort + options).createConnection();
        session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        connection.start();
    }

    Office(String id, int brokerPort) throws JMSException {
        this(id, brokerPort, "");
    }

    /// An answer about a handoff.
    ///
    /// @param rest the members behind the officer, as `"kind":"RECEIVED"`
    static String answer(String handoffNo, String messageId, String rest) {
        return "{\"handoffNo\":\"%s\",\"messageId\":\"%s\",\"officer\":{\"id\":\"q-1\",\"name\":\"王强\"},%s}"
                .formatted(handoffNo, messageId, rest);
    }

    static String approval(String handoffNo, String messageId) {
        return answer(handoffNo, messageId, "\"kind\":\"DECISION\",\"decision\":\"APPROVED\"");
    }

    void send(String queue, String body) throws JMSException {
        session.createProducer(session.createQueue(queue)).send(session.createTextMessage(body));
    }

    /// Fills a queue with messages whose correlation ids are these.
    void fill(String queue, String body, List<String> ids) throws JMSException {
        try (Session filling = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = filling.createProducer(filling.createQueue(queue))) {
            for (int i = 0; i < ids.size(); i++) {
                TextMessage message = filling.createTextMessage(body);
                message.setJMSCorrelationID(ids.get(i));
                producer.send(message);
                if (i % BATCH == BATCH - 1) {
                    filling.commit();
                }
            }
            filling.commit();
        }
    }

    /// What comes on a queue until the caller has enough, or no more comes in a long time.
    List<Message> take(String queue, Enough enough) throws JMSException {
        List<Message> taken = new ArrayList<>();
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (!enough.of(taken) && System.nanoTime() < until) {
                Message next = consumer.receive(LITTLE_MILLIS);
                if (next != null) {
                    taken.add(next);
                }
            }
        }
        return taken;
    }

    /// Takes one message after the other, each after some work, until it is told to stop.
    void takeSlowly(String queue, Duration work, CountDownLatch stop) throws JMSException, InterruptedException {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            while (!stop.await(work.toMillis(), TimeUnit.MILLISECONDS)) {
                consumer.receive(LITTLE_MILLIS);
            }
        }
    }

    /// Whether what has come is enough.
    @FunctionalInterface
    interface Enough {
        boolean of(List<Message> taken) throws JMSException;
    }

    static String text(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        BytesMessage bytes = (BytesMessage) message;
        byte[] body = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(body);
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
