package io.onewindow.storm;

import io.onewindow.storm.Amqp.Outgoing;
import io.onewindow.storm.Journal.Asked;
import io.onewindow.storm.Journal.Sent;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/// The system of a department that signs for every handoff, reports a step and approves: sometimes late, sometimes
/// twice,
/// sometimes out of turn. What it answers follows from the handoff and the seed, so that a request that comes again
/// gets
/// the same answers again.
final class DepartmentSystem implements AutoCloseable {

    private static final String OFFICER = "{\"id\":\"%s-1\",\"name\":\"王强\",\"unit\":\"审批科\"}";
    private static final int MOST_DELAY_MILLIS = 3_000;

    private final String id;
    private final long seed;
    private final Journal journal;
    private final Amqp amqp;
    private final DelayQueue<Due> due = new DelayQueue<>();
    private final Thread sender;

    DepartmentSystem(String id, int port, long seed, Journal journal) {
        this.id = id;
        this.seed = seed;
        this.journal = journal;
        this.amqp = new Amqp(id, "demo", port);
        this.sender = Thread.ofVirtual().name("answers-" + id).start(this::send);
        amqp.listen("department." + id + ".requests", this::take);
        amqp.listen("department." + id + ".rejected", this::rejected);
    }

    /// An answer that is to be sent at its time.
    private record Due(String messageId, String body, long atNanos) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(atNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private void take(Message message) {
        try {
            String handoffNo = message.getStringProperty("handoffNo");
            int attempt = message.getIntProperty("attempt");
            journal.asked.add(new Asked(id, handoffNo, attempt, Amqp.bytes(message)));
            answer(handoffNo);
        } catch (JMSException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void answer(String handoffNo) {
        Random random = new Random(seed * 31 + handoffNo.hashCode());
        long work = random.nextInt(100) < 30 ? random.nextInt(MOST_DELAY_MILLIS) : 0;
        boolean twice = random.nextInt(100) < 20;
        boolean outOfTurn = random.nextInt(100) < 10;
        boolean again = random.nextInt(100) < 10;
        plan(handoffNo, "RECEIVED", "", 0);
        plan(handoffNo, "PROGRESS", ",\"step\":\"审核\"", outOfTurn ? work + 500 : work / 2);
        decide(handoffNo, "DECISION", work);
        if (twice) {
            plan(handoffNo, "RECEIVED", "", 50);
            decide(handoffNo, "DECISION", work + 100);
        }
        if (again) {
            decide(handoffNo, "SECOND", work + 1_000);
        }
    }

    private void decide(String handoffNo, String name, long delayMillis) {
        String more = ",\"decision\":\"APPROVED\",\"certificate\":{\"type\":\"许可证\",\"number\":\"C-%s\"}"
                .formatted(handoffNo);
        due.add(due(handoffNo, name, "\"DECISION\"" + more, delayMillis));
    }

    private void plan(String handoffNo, String kind, String more, long delayMillis) {
        due.add(due(handoffNo, kind, '"' + kind + '"' + more, delayMillis));
    }

    private Due due(String handoffNo, String name, String kindAndMore, long delayMillis) {
        String messageId = handoffNo + '/' + name;
        String body = "{\"handoffNo\":\"%s\",\"messageId\":\"%s\",\"officer\":%s,\"kind\":%s}"
                .formatted(handoffNo, messageId, OFFICER.formatted(id), kindAndMore);
        return new Due(messageId, body, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delayMillis));
    }

    private void send() {
        try {
            while (true) {
                Due next = due.take();
                Outgoing answer = new Outgoing(next.body(), "", Map.of());
                if (amqp.send("department." + id + ".answers", answer)) {
                    journal.sent.add(new Sent(id, next.messageId(), next.body().getBytes(StandardCharsets.UTF_8)));
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void rejected(Message message) {
        try {
            journal.surprises.add("an answer of %s was rejected: %s"
                    .formatted(id, message.getStringProperty("code") + ' ' + message.getStringProperty("reason")));
        } catch (JMSException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /// Whether every answer that it owes was sent.
    boolean isDone() {
        return due.isEmpty();
    }

    @Override
    public void close() {
        sender.interrupt();
        amqp.close();
    }
}
