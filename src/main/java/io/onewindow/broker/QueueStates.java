package io.onewindow.broker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/// How queues stand: what waits on them, who reads them, how long the oldest message has waited.
public final class QueueStates {

    private static final String MANAGEMENT = "activemq.management";
    private static final long PATIENCE_MILLIS = 3_000;

    private final BrokerConnection connection;

    QueueStates(BrokerConnection connection) {
        this.connection = connection;
    }

    /// How a queue stands.
    ///
    /// @param depth         messages on it, those being delivered included
    /// @param consumers     who reads it
    /// @param oldestSeconds how long the oldest message has waited; 0 where none does
    public record QueueState(long depth, int consumers, double oldestSeconds) {}

    /// The messages on a queue, those being delivered included.
    public long depth(String queue) {
        return connection.withCoreSession(
                session -> session.queueQuery(SimpleString.of(queue)).getMessageCount());
    }

    /// How these queues stand; one that is not there is left out.
    public Map<String, QueueState> of(List<String> queues) {
        return connection.withCoreSession(session -> {
            session.start();
            Map<String, QueueState> states = new HashMap<>();
            for (String queue : queues) {
                ClientSession.QueueQuery found = session.queueQuery(SimpleString.of(queue));
                if (found.isExists()) {
                    double oldest = found.getMessageCount() == 0 ? 0 : oldestSeconds(session, queue);
                    states.put(queue, new QueueState(found.getMessageCount(), found.getConsumerCount(), oldest));
                }
            }
            return states;
        });
    }

    private static double oldestSeconds(ClientSession session, String queue) throws ActiveMQException {
        try {
            ClientRequestor requestor = new ClientRequestor(session, MANAGEMENT);
            ClientMessage question = session.createMessage(false);
            ManagementHelper.putAttribute((ICoreMessage) question, ResourceNames.QUEUE + queue, "firstMessageAge");
            Object age = ManagementHelper.getResult(requestor.request(question, PATIENCE_MILLIS));
            requestor.close();
            return age instanceof Number millis ? millis.doubleValue() / 1000 : 0;
        } catch (ActiveMQException failed) {
            throw failed;
        } catch (Exception unexpected) { // the requestor declares nothing narrower
            throw new IllegalStateException(unexpected);
        }
    }
}
