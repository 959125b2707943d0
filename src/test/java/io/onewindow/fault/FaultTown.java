package io.onewindow.fault;

import io.onewindow.rig.BrokerProcess;
import io.onewindow.rig.Cutter;
import io.onewindow.rig.DatabaseProcess;
import io.onewindow.rig.HubNode;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.qpid.jms.JmsConnectionFactory;

/// One node with external database and broker behind cutters, and whoever calls it.
final class FaultTown implements AutoCloseable {

    private static final String APPLICATION = """
            {"window":{"hall":"510700-01","counter":"A03"},"clerk":{"id":"W1001","name":"李敏"},
             "applicant":{"kind":"ENTERPRISE","name":"绵阳涪江餐饮有限公司","idType":"USCC","idNumber":"91110000600037341L"},
             "region":"510703","serviceMode":"COUNTER","matters":[{"code":"tax-registration","form":{}}]}
            """;
    private static final String APPROVAL = """
            {"handoffNo":"%s","messageId":"%s","kind":"DECISION","decision":"APPROVED",
             "officer":{"id":"tax-1","name":"王强"},"certificate":{"type":"税务登记","number":"T-1"}}
            """;
    private static final int FILLING = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final DatabaseProcess database;
    final BrokerProcess broker;
    final Cutter toDatabase;
    final Cutter toBroker;
    final HubNode hub;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @param options of the broker's virtual machine
    FaultTown(Path folder, String... options) throws IOException, SQLException {
        this(folder, BrokerProcess.start(folder.resolve("broker"), parties(), options));
    }

    /// One with that broker, whose hub has these settings.
    FaultTown(Path folder, BrokerProcess broker, String... settings) throws IOException, SQLException {
        this.broker = broker;
        database = DatabaseProcess.start(folder.resolve("database"));
        toDatabase = Cutter.before(database.port());
        toBroker = Cutter.before(broker.port());
        String[] all = Stream.concat(Stream.of(HubNode.QUICK_START), Stream.of(settings))
                .toArray(String[]::new);
        hub = HubNode.launch(folder.resolve("hub"), toDatabase.port(), toBroker.port(), all)
                .ready();
    }

    /// Everybody who has queues.
    static List<String> parties() throws IOException {
        List<String> parties = new ArrayList<>(List.of("window.window-01", "window.window-02"));
        try (Stream<Path> files = Files.list(Path.of("config/departments"))) {
            files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .forEach(id -> parties.add("department." + id));
        }
        return parties;
    }

    /// An HTTP answer, and how long it took.
    record Reply(int status, String text, Duration after, boolean retryAfter) {
        String acceptanceNo() {
            return text.replaceFirst("(?s).*\"acceptanceNo\":\"([0-9A-Z]+)\".*", "$1");
        }
    }

    /// Submits an application for one matter of the department `tax`.
    Reply submit(String key) throws IOException, InterruptedException {
        return submit(key, "tax-registration");
    }

    /// Submits an application for one matter.
    Reply submit(String key, String matter) throws IOException, InterruptedException {
        return submit(key, APPLICATION.replace("tax-registration", matter).getBytes(StandardCharsets.UTF_8));
    }

    /// Submits one that was made before.
    Reply submit(String key, byte[] application) throws IOException, InterruptedException {
        return send(request("window-01", "/api/v1/applications")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(application))
                .build());
    }

    /// Such an application, with so many more characters in it.
    static byte[] application(int more) {
        String filling = "\"" + "x".repeat(FILLING) + "\",";
        String extensions = ",\"extensions\":{\"filling\":[" + filling.repeat(more / FILLING) + "\"\"]}}";
        return (APPLICATION.strip().replaceFirst("}$", "") + extensions).getBytes(StandardCharsets.UTF_8);
    }

    /// Reads a case.
    Reply read(String acceptanceNo) throws IOException, InterruptedException {
        return send(request("window-01", "/api/v1/applications/" + acceptanceNo)
                .GET()
                .build());
    }

    /// The department `tax` approves.
    Reply approve(String handoffNo) throws IOException, InterruptedException {
        return send(request("tax", "/api/v1/handoffs/" + handoffNo + "/answers")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(APPROVAL.formatted(handoffNo, handoffNo)))
                .build());
    }

    private HttpRequest.Builder request(String party, String path) {
        String proof = Base64.getEncoder().encodeToString((party + ":demo").getBytes());
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + proof);
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Reply(
                response.statusCode(),
                response.body(),
                Duration.ofNanos(System.nanoTime() - begun),
                response.headers().firstValue("Retry-After").isPresent());
    }

    /// Those of these handoffs whose requests come to the department `tax`, until all have come and a moment longer;
    /// one
    /// whose request comes twice is there twice.
    List<String> requests(List<String> awaited) throws JMSException {
        List<String> came = new ArrayList<>();
        try (Connection connection = new JmsConnectionFactory("tax", "demo", "amqp://127.0.0.1:" + broker.port())
                        .createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue("department.tax.requests"))) {
            connection.start();
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (!came.containsAll(awaited) && System.nanoTime() < until) {
                take(consumer.receive(500), awaited, came);
            }
            for (Message more = consumer.receive(1_000); more != null; more = consumer.receive(1_000)) {
                take(more, awaited, came);
            }
        }
        return came;
    }

    private static void take(Message message, List<String> awaited, List<String> into) throws JMSException {
        if (message != null && awaited.contains(message.getStringProperty("handoffNo"))) {
            into.add(message.getStringProperty("handoffNo"));
        }
    }

    /// One number, asked past the hub and its cutter.
    int count(String sql, String parameter) throws SQLException {
        try (java.sql.Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /// How many entries of that event the ledger has of a handoff's case.
    int entries(String event, String handoff) throws SQLException {
        return count(
                "select count(*) from ledger_entry where event = '%s' and acceptance_no = ?".formatted(event),
                handoff.substring(0, 22));
    }

    /// As if nothing had been.
    void heal() throws IOException {
        toDatabase.heal();
        toBroker.heal();
        broker.start();
        hub.ready();
    }

    @Override
    public void close() throws IOException {
        hub.kill();
        broker.close();
        database.close();
        toDatabase.close();
        toBroker.close();
        http.close();
    }
}
