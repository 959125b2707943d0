package io.onewindow.bench.driver;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

/// Submits to the window's applications queue, what belongs together in one transaction.
final class QueueLane implements Lane {

    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;
    private final Keys keys;

    QueueLane(Connection connection, Keys keys) throws JMSException {
        this.connection = connection;
        this.session = connection.createSession(Session.SESSION_TRANSACTED);
        this.producer = session.createProducer(session.createQueue("window." + Driver.WINDOW + ".applications"));
        this.keys = keys;
    }

    @Override
    public void submit(int from, int to) throws JMSException {
        for (int i = from; i < to; i++) {
            String key = keys.of(i);
            TextMessage message = session.createTextMessage(Texts.application(key));
            message.setJMSCorrelationID(key);
            message.setStringProperty("idempotencyKey", key);
            producer.send(message);
        }
        session.commit();
        for (int i = from; i < to; i++) {
            keys.queued(i);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
