package io.onewindow.flow.batch;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what has gathered on a queue, gives it to the route, and acknowledges it when the route is through. A batch
/// that fails goes back, and its messages are then taken one by one, so that a bad one counts only against itself.
final class BatchConsumer extends DefaultConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(BatchConsumer.class);
    private static final long LOOK_MILLIS = 500;
    private static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final BatchEndpoint endpoint;
    private Optional<Loop> loop = Optional.empty();

    BatchConsumer(BatchEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Loop started = new Loop();
        started.thread = Thread.ofVirtual().name("take-" + endpoint.queue()).start(started);
        loop = Optional.of(started);
    }

    @Override
    protected void doStop() throws Exception {
        if (loop.isPresent()) {
            loop.get().end();
        }
        loop = Optional.empty();
        super.doStop();
    }

    @Override
    protected void doSuspend() throws Exception {
        doStop();
    }

    @Override
    protected void doResume() throws Exception {
        doStart();
    }

    private final class Loop implements Runnable {
        private final CountDownLatch ending = new CountDownLatch(1);
        private Thread thread = Thread.currentThread();
        private int oneByOne;

        void end() throws InterruptedException {
            ending.countDown();
            thread.join(Duration.ofSeconds(25));
        }

        @Override
        public void run() {
            while (ending.getCount() > 0) {
                try (Connection connection = endpoint.batches().consumers().createConnection();
                        Session session = connection.createSession(Session.SESSION_TRANSACTED);
                        MessageConsumer consumer = session.createConsumer(session.createQueue(endpoint.queue()))) {
                    connection.start();
                    take(session, consumer);
                } catch (JMSException | RuntimeException failed) {
                    // Nothing may end the loop but its end: a queue without its consumer stands still.
                    LOG.atWarn()
                            .addKeyValue("queue", endpoint.queue())
                            .setCause(failed)
                            .log("taking messages failed; connecting again");
                    pause();
                }
            }
        }

        private void pause() {
            try {
                ending.await(RECONNECT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                ending.countDown();
            }
        }

        private void take(Session session, MessageConsumer consumer) throws JMSException {
            while (ending.getCount() > 0) {
                Message first = consumer.receive(LOOK_MILLIS);
                if (first != null) {
                    List<ReceivedMessage> batch = gather(first, consumer);
                    if (passes(batch)) {
                        session.commit();
                    } else {
                        session.rollback();
                    }
                }
            }
        }

        private List<ReceivedMessage> gather(Message first, MessageConsumer consumer) throws JMSException {
            int most = oneByOne > 0 ? 1 : endpoint.batches().batchSize();
            oneByOne = Math.max(0, oneByOne - 1);
            List<ReceivedMessage> batch = new ArrayList<>();
            long bytes = 0;
            for (Message next = first;
                    next != null;
                    next = more(batch, bytes, most) ? consumer.receiveNoWait() : null) {
                ReceivedMessage received = endpoint.batches().reader().read(endpoint.queue(), next);
                batch.add(received);
                bytes += size(received);
            }
            return batch;
        }

        private static boolean more(List<ReceivedMessage> batch, long bytes, int most) {
            return batch.size() < most && bytes < MOST_BYTES;
        }

        private static long size(ReceivedMessage message) {
            return switch (message.content()) {
                case ReceivedMessage.Content.Readable readable -> readable.bytes().length;
                case ReceivedMessage.Content.Unopened unopened -> unopened.kept().length;
            };
        }

        private boolean passes(List<ReceivedMessage> batch) {
            Exchange exchange = createExchange(false);
            try {
                exchange.getMessage().setBody(batch);
                getProcessor().process(exchange);
            } catch (Exception failed) {
                exchange.setException(failed);
            }
            if (exchange.getException() == null) {
                releaseExchange(exchange, false);
                return true;
            }
            if (batch.size() > 1) {
                oneByOne = batch.size();
            }
            getExceptionHandler()
                    .handleException("messages of " + endpoint.queue() + " go back", exchange, exchange.getException());
            releaseExchange(exchange, false);
            return false;
        }
    }
}
