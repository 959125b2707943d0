package io.onewindow.replay;

import io.onewindow.replay.script.Script;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.qpid.jms.JmsConnectionFactory;

/// The department's side: takes requests and sends answers over AMQP 1.0. A [JMSException] says that the broker is
/// away, and a new connection may succeed later.
///
/// A request is looked at where it lies, answered, and taken off the queue after that. Whoever is killed in between
/// leaves it there to be answered once more, which the hub counts as the same answers. A request that was taken first
/// would count each kill as a failed delivery, and the sixth would be its death.
final class DepartmentClient implements AutoCloseable {

    private static final String OPTIONS = "?amqp.saslMechanisms=PLAIN&jms.connectTimeout=5000&jms.requestTimeout=15000"
            + "&jms.sendTimeout=15000&jms.closeTimeout=2000";
    private static final String QUEUES = "department." + Script.DEPARTMENT + ".";

    private final Connection connection;
    private final Session reading;
    private final Session sending;
    private final MessageProducer answers;

    private DepartmentClient(Connection connection) throws JMSException {
        this.connection = connection;
        this.reading = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        this.sending = connection.createSession(Session.SESSION_TRANSACTED);
        this.answers = sending.createProducer(sending.createQueue(QUEUES + "answers"));
        connection.start();
    }

    /// @param broker   the broker, without options
    /// @param password the department's
    static DepartmentClient connect(URI broker, String password) throws JMSException {
        return new DepartmentClient(
                new JmsConnectionFactory(Script.DEPARTMENT.value(), password, broker + OPTIONS).createConnection());
    }

    /// Those of these handoffs whose requests lie on the queue.
    Set<String> requested(Collection<String> handoffNos) throws JMSException {
        Set<String> requested = new HashSet<>();
        try (QueueBrowser browser = reading.createBrowser(requests(), selector(handoffNos))) {
            for (Object message : Collections.list((Enumeration<?>) browser.getEnumeration())) {
                requested.add(((Message) message).getStringProperty("handoffNo"));
            }
        }
        return requested;
    }

    /// Takes everything about these handoffs off the queue for good, and nothing else: what is about other
    /// cases stays where it is.
    void take(Collection<String> handoffNos) throws JMSException {
        try (MessageConsumer consumer = reading.createConsumer(requests(), selector(handoffNos))) {
            for (Message message = consumer.receiveNoWait(); message != null; message = consumer.receiveNoWait()) {
                message.acknowledge();
            }
        }
    }

    private Queue requests() throws JMSException {
        return reading.createQueue(QUEUES + "requests");
    }

    private static String selector(Collection<String> handoffNos) {
        return handoffNos.stream().collect(Collectors.joining("','", "handoffNo IN ('", "')"));
    }

    /// Sends answers in order, all or none; they are durable when this returns.
    void send(Collection<Script.Line> lines) throws JMSException {
        for (Script.Line line : lines) {
            answers.send(sending.createTextMessage(line.body()));
        }
        sending.commit();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException _) {
            // Nothing is lost with a connection that is broken already.
        }
    }
}
