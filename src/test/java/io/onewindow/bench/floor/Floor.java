package io.onewindow.bench.floor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// The floor that the hub is measured against: the least code on JDBC and JMS that does the same durable work, in
/// batches, on several sessions. It lacks validation, access control, clocks, a ledger with hashes and every query.
///
/// Nothing is lost: the database commits before the broker does, whatever comes again changes nothing, and any failure
/// ends the process, whose next start sends again what no department has answered.
public final class Floor {

    static final int BATCH = 100;
    private static final int INTAKE_SESSIONS = 2;

    private final FloorBroker broker;
    private final FloorDatabase database;
    private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();

    private Floor(FloorBroker broker, FloorDatabase database) {
        this.broker = broker;
        this.database = database;
    }

    /// An application that came over HTTP, and whoever waits for its commit.
    private record Posted(Application application, CompletableFuture<Application> committed) {}

    /// @param args the database's JDBC url with user and password, the broker's port, its user (also the password),
    ///             the port to listen on
    static void main(String[] args) throws Exception {
        Floor floor = new Floor(new FloorBroker(Integer.parseInt(args[1]), args[2]), new FloorDatabase(args[0]));
        floor.begin(Integer.parseInt(args[3]));
    }

    private void begin(int port) throws Exception {
        database.make();
        broker.make();
        sendAgain();
        for (int i = 0; i < INTAKE_SESSIONS; i++) {
            start("intake", this::takeApplications);
            start("posted", this::takePosted);
        }
        Application.DEPARTMENTS.forEach(department -> start("answers", () -> takeAnswers(department)));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void start(String name, Work work) {
        Thread.ofPlatform().name(name).start(() -> {
            try {
                work.run();
            } catch (Exception failed) {
                failed.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        });
    }

    // What a floor that ended had committed, but perhaps not sent.
    private void sendAgain() throws SQLException, JMSException {
        try (FloorBroker.Lane lane = broker.lane();
                FloorDatabase.Intake intake = database.intake()) {
            for (String[] row : intake.unanswered()) {
                lane.request(new Application(row[0], row[1]), row[2]);
            }
            lane.commit();
        }
    }

    private void takeApplications() throws SQLException, JMSException {
        try (FloorBroker.Lane lane = broker.lane(FloorBroker.APPLICATIONS);
                FloorDatabase.Intake intake = database.intake()) {
            while (true) {
                List<Application> batch = new ArrayList<>();
                for (Message message : lane.take()) {
                    batch.add(new Application(message.getStringProperty("idempotencyKey"), FloorBroker.text(message)));
                }
                intake.store(batch);
                lane.requests(batch);
                lane.commit();
            }
        }
    }

    private void takePosted() throws SQLException, JMSException, InterruptedException {
        try (FloorBroker.Lane lane = broker.lane();
                FloorDatabase.Intake intake = database.intake()) {
            while (true) {
                List<Posted> batch = new ArrayList<>(List.of(posted.take()));
                posted.drainTo(batch, BATCH - 1);
                List<Application> applications =
                        batch.stream().map(Posted::application).toList();
                intake.store(applications);
                batch.forEach(one -> one.committed().complete(one.application()));
                lane.requests(applications);
                lane.commit();
            }
        }
    }

    private void takeAnswers(String department) throws SQLException, JMSException {
        try (FloorBroker.Lane lane = broker.lane("department." + department + ".answers");
                FloorDatabase.Gather gather = database.gather(department)) {
            while (true) {
                List<FloorDatabase.Answer> batch = new ArrayList<>();
                for (Message message : lane.take()) {
                    String handoff = message.getJMSCorrelationID();
                    String application = handoff.substring(0, handoff.lastIndexOf('-'));
                    batch.add(new FloorDatabase.Answer(
                            application, FloorBroker.text(message), message.getJMSRedelivered()));
                }
                for (Application result : gather.store(batch)) {
                    lane.result(result);
                }
                lane.commit();
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Application application =
                    new Application(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body);
            CompletableFuture<Application> committed = new CompletableFuture<>();
            posted.add(new Posted(application, committed));
            committed.get();
            byte[] reply =
                    "{\"acceptanceNo\":\"%s\"}".formatted(application.id()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, reply.length);
            exchange.getResponseBody().write(reply);
        } catch (InterruptedException | ExecutionException ended) {
            throw new IOException(ended);
        }
    }
}
