package io.onewindow.storm;

import io.onewindow.storm.Amqp.Outgoing;
import io.onewindow.storm.Journal.Accepted;
import io.onewindow.storm.Journal.Arrived;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The system of a window that submits over HTTP and by its queue, each application until it is told that it is
/// accepted,
/// under the same key; now and then once more after that.
final class WindowSystem implements AutoCloseable {

    private static final Duration CALL = Duration.ofSeconds(8);
    private static final int REPLY_SECONDS = 12;

    private final String id;
    private final List<Integer> ports;
    private final Journal journal;
    private final Amqp amqp;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final CountDownLatch enough = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, CountDownLatch> replies = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    /// @param ports      of the nodes' HTTP interfaces
    /// @param brokerPort of the broker; each may be a cutter's
    WindowSystem(String id, List<Integer> ports, int brokerPort, Journal journal) {
        this.id = id;
        this.ports = ports;
        this.journal = journal;
        this.amqp = new Amqp(id, "demo", brokerPort);
        amqp.listen("window." + id + ".results", this::arrived);
        amqp.listen("window." + id + ".replies", this::replied);
    }

    /// Submits until it is told to stop.
    ///
    /// @param clerks how many submit at the same time over HTTP
    void work(int clerks, long seed) {
        for (int clerk = 0; clerk < clerks; clerk++) {
            String name = id + "-" + clerk;
            Random random = new Random(seed + name.hashCode());
            Thread.ofVirtual().name(name).start(() -> repeat(name, random, this::overHttp));
        }
        Random random = new Random(seed + id.hashCode());
        Thread.ofVirtual().name(id + "-queue").start(() -> repeat(id + "-queue", random, this::byQueue));
    }

    private interface Way {
        void submit(String key, Random random) throws InterruptedException;
    }

    private void repeat(String name, Random random, Way way) {
        try {
            for (int i = 0; !enough.await(100 + random.nextInt(400), TimeUnit.MILLISECONDS); i++) {
                String key = name + '/' + i;
                bodies.put(key, Applications.body(key, random));
                journal.waiting.put(key, Instant.now());
                way.submit(key, random);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void overHttp(String key, Random random) throws InterruptedException {
        int node = random.nextInt(ports.size());
        while (closed.getCount() > 0 && !isAccepted(key, ports.get(node % ports.size()))) {
            closed.await(200 + random.nextInt(300), TimeUnit.MILLISECONDS);
            node++;
        }
        if (random.nextInt(100) < 5) {
            isAccepted(key, ports.get(random.nextInt(ports.size())));
        }
    }

    private boolean isAccepted(String key, int port) throws InterruptedException {
        String body = bodies.getOrDefault(key, "");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/applications"))
                .timeout(CALL)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((id + ":demo").getBytes()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        Instant begun = Instant.now();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            journal.answeredAfter(Duration.between(begun, Instant.now()));
            return isAccepted(key, response);
        } catch (IOException unknown) {
            return false;
        }
    }

    private boolean isAccepted(String key, HttpResponse<byte[]> response) {
        switch (response.statusCode()) {
            case 201 -> accepted(key, response.body());
            case 503, 429 -> journal.refusals.incrementAndGet();
            default ->
                journal.surprises.add("%s was answered with %d %s"
                        .formatted(key, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8)));
        }
        return response.statusCode() == 201;
    }

    private void byQueue(String key, Random random) throws InterruptedException {
        CountDownLatch reply = new CountDownLatch(1);
        replies.put(key, reply);
        Outgoing application = new Outgoing(bodies.getOrDefault(key, ""), key, Map.of("idempotencyKey", key));
        do {
            if (!amqp.send("window." + id + ".applications", application)) {
                return;
            }
        } while (!reply.await(REPLY_SECONDS, TimeUnit.SECONDS));
        enough.await(random.nextInt(500), TimeUnit.MILLISECONDS);
    }

    private void replied(Message message) {
        try {
            String key = message.getJMSCorrelationID();
            if ("application.accepted".equals(message.getJMSType())) {
                accepted(key, Amqp.bytes(message));
                Optional.ofNullable(replies.get(key)).ifPresent(CountDownLatch::countDown);
            } else {
                String told = new String(Amqp.bytes(message), StandardCharsets.UTF_8);
                journal.surprises.add("%s was replied to with %s %s".formatted(key, message.getJMSType(), told));
            }
        } catch (JMSException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void accepted(String key, byte[] told) {
        byte[] body = bodies.getOrDefault(key, "").getBytes(StandardCharsets.UTF_8);
        journal.accepted.add(new Accepted(id, key, body, told, Instant.now()));
        journal.waiting.remove(key);
    }

    private void arrived(Message message) {
        try {
            String number = message.getStringProperty("acceptanceNo");
            journal.arrived.add(new Arrived(id, number, Amqp.bytes(message), Instant.now()));
        } catch (JMSException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /// Begins no application any more; those that were begun are brought to their end.
    void stop() {
        enough.countDown();
    }

    @Override
    public void close() {
        stop();
        closed.countDown();
        amqp.close();
        http.shutdownNow();
    }
}
