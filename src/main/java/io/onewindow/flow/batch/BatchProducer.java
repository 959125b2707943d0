package io.onewindow.flow.batch;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/// Sends the messages of a list together: in one transaction, which shares one sync of the journal. A lone message goes
/// without a transaction, because only then does the broker silently drop one that it already has.
final class BatchProducer extends DefaultProducer {

    private final BatchEndpoint endpoint;

    BatchProducer(BatchEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) throws JMSException {
        List<OutgoingMessage> messages = Batches.outgoing(exchange.getMessage());
        if (messages.isEmpty()) {
            return;
        }
        boolean together = messages.size() > 1;
        try (Connection connection = endpoint.batches().producers().createConnection();
                Session session = together
                        ? connection.createSession(Session.SESSION_TRANSACTED)
                        : connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(null)) {
            send(messages, session, producer);
        }
    }

    private static void send(List<OutgoingMessage> messages, Session session, MessageProducer producer)
            throws JMSException {
        for (OutgoingMessage message : messages) {
            MessageWriter.send(message, session, producer);
        }
        if (session.getTransacted()) {
            session.commit();
        }
    }
}
