package io.onewindow.bench.driver;

import jakarta.jms.JMSException;
import java.io.IOException;

/// One of several ways in that are used at once: a session of the broker, or a kept connection.
interface Lane extends AutoCloseable {

    /// Submits the applications from one on to before another, and returns when they are durable.
    void submit(int from, int to) throws JMSException, IOException;

    @Override
    void close() throws JMSException, IOException;
}
