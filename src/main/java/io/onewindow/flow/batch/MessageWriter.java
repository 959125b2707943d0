package io.onewindow.flow.batch;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;

/// Writes messages for the broker: persistent, without an end of life.
final class MessageWriter {

    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private MessageWriter() {}

    static void send(OutgoingMessage outgoing, Session session, MessageProducer producer) throws JMSException {
        producer.send(
                session.createQueue(outgoing.queue()),
                message(outgoing, session),
                DeliveryMode.PERSISTENT,
                outgoing.priority(),
                Message.DEFAULT_TIME_TO_LIVE);
    }

    private static Message message(OutgoingMessage outgoing, Session session) throws JMSException {
        Message message = switch (outgoing.body()) {
            case OutgoingMessage.Body.Text text -> session.createTextMessage(text.json());
            case OutgoingMessage.Body.Bytes bytes -> bytes(bytes.bytes(), session);
        };
        if (!outgoing.type().isEmpty()) {
            message.setJMSType(outgoing.type());
        }
        if (!outgoing.correlation().isEmpty()) {
            message.setJMSCorrelationID(outgoing.correlation());
        }
        if (!outgoing.replyTo().isEmpty()) {
            message.setJMSReplyTo(session.createQueue(outgoing.replyTo()));
        }
        if (!outgoing.duplicateId().isEmpty()) {
            message.setStringProperty(DUPLICATE_ID, outgoing.duplicateId());
        }
        for (Map.Entry<String, Object> property : outgoing.properties().entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        return message;
    }

    private static Message bytes(byte[] bytes, Session session) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(bytes);
        return message;
    }
}
