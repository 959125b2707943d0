package io.onewindow.demo;

import io.onewindow.broker.QueueNames;
import io.onewindow.canonical.Json;
import io.onewindow.party.PartyId;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One simulated department: takes requests, any number at once, and answers each a little later, step by step. A
/// request is acknowledged with its last answer, so that a hub that is killed in between is answered after all;
/// answers that come twice have the same message ids.
final class DemoDepartment implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDepartment.class);
    private static final long LOOK_MILLIS = 50;
    private static final Duration RECONNECT = Duration.ofSeconds(2);

    /// An answer that waits for its time.
    private record Due(long atNanos, long order, String json, List<Message> lastOf) {}

    private final PartyId id;
    private final ConnectionFactory connections;
    private final DemoOfficer officer;
    private final CountDownLatch ending = new CountDownLatch(1);

    DemoDepartment(PartyId id, ConnectionFactory connections, DemoOfficer officer) {
        this.id = id;
        this.connections = connections;
        this.officer = officer;
    }

    PartyId id() {
        return id;
    }

    void end() {
        ending.countDown();
    }

    @Override
    public void run() {
        while (ending.getCount() > 0) {
            try (Connection connection = connections.createConnection();
                    Session session = connection.createSession(ActiveMQJMSConstants.INDIVIDUAL_ACKNOWLEDGE);
                    MessageConsumer requests = session.createConsumer(session.createQueue(QueueNames.requests(id)));
                    MessageProducer answers = session.createProducer(session.createQueue(QueueNames.answers(id)))) {
                connection.start();
                work(session, requests, answers);
            } catch (JMSException away) {
                LOG.atInfo().addKeyValue("department", id).log("the broker is away: {}", away.getMessage());
                pause();
            }
        }
    }

    private void work(Session session, MessageConsumer requests, MessageProducer answers) throws JMSException {
        PriorityQueue<Due> waiting =
                new PriorityQueue<>(Comparator.comparingLong(Due::atNanos).thenComparingLong(Due::order));
        long order = 0;
        while (ending.getCount() > 0) {
            Message message = waiting.isEmpty() ? requests.receive(500) : requests.receive(LOOK_MILLIS);
            if (message != null) {
                for (Due due : dues(message, order)) {
                    waiting.add(due);
                    order = due.order() + 1;
                }
            }
            while (!waiting.isEmpty() && waiting.peek().atNanos() <= System.nanoTime()) {
                send(waiting.remove(), session, answers);
            }
        }
    }

    private List<Due> dues(Message message, long order) throws JMSException {
        List<DemoOfficer.Answer> answers = message instanceof TextMessage text
                ? officer.answers(Json.objectIn(text.getText().getBytes(StandardCharsets.UTF_8)))
                : List.of();
        if (answers.isEmpty()) {
            message.acknowledge();
        }
        List<Due> dues = new ArrayList<>();
        for (DemoOfficer.Answer answer : answers) {
            long at = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(answer.afterMillis());
            boolean last = dues.size() == answers.size() - 1;
            dues.add(new Due(at, order + dues.size(), Json.text(answer.body()), last ? List.of(message) : List.of()));
        }
        return dues;
    }

    private static void send(Due due, Session session, MessageProducer answers) throws JMSException {
        answers.send(session.createTextMessage(due.json()));
        for (Message message : due.lastOf()) {
            message.acknowledge();
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
}
