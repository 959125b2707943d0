package io.onewindow.flow.batch;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/// A queue, as the component `jms-batch` sees it.
final class BatchEndpoint extends DefaultEndpoint {

    private final BatchComponent component;
    private final String queue;

    BatchEndpoint(String uri, BatchComponent component, String queue) {
        super(uri, component);
        this.component = component;
        this.queue = queue;
    }

    @Override
    public Producer createProducer() {
        return new BatchProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new BatchConsumer(this, processor);
    }

    BatchComponent batches() {
        return component;
    }

    String queue() {
        return queue;
    }
}
