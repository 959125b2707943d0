package io.onewindow.flow.batch;

import jakarta.jms.ConnectionFactory;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/// The Camel component `jms-batch`: many messages of one queue in one local transaction, in the order of the queue.
///
/// A consumer gives a route the messages that have gathered, as a list of [ReceivedMessage], and acknowledges them
/// together when the route is through with them. A producer sends a list of [OutgoingMessage] together.
public final class BatchComponent extends DefaultComponent {

    private final ConnectionFactory consumers;
    private final ConnectionFactory producers;
    private final MessageReader reader;
    private final int batchSize;

    /// @param consumers gives each consumer a connection of its own
    /// @param producers a pool
    /// @param reader    reads what arrives
    /// @param batchSize most messages in one transaction
    public BatchComponent(
            ConnectionFactory consumers, ConnectionFactory producers, MessageReader reader, int batchSize) {
        this.consumers = consumers;
        this.producers = producers;
        this.reader = reader;
        this.batchSize = batchSize;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String queue = getAndRemoveParameter(parameters, "queue", String.class, remaining);
        return new BatchEndpoint(uri, this, queue);
    }

    ConnectionFactory consumers() {
        return consumers;
    }

    ConnectionFactory producers() {
        return producers;
    }

    MessageReader reader() {
        return reader;
    }

    int batchSize() {
        return batchSize;
    }
}
