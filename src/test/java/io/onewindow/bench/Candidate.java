package io.onewindow.bench;

import io.onewindow.bench.floor.Floor;
import io.onewindow.hub.RunningHub;
import io.onewindow.rig.BrokerProcess;
import io.onewindow.rig.DatabaseProcess;
import io.onewindow.rig.HubNode;
import io.onewindow.rig.JavaProcess;
import io.onewindow.server.OutsideDatabase;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;

/// What is measured.
enum Candidate {
    /// The packaged hub.
    HUB,
    /// The least code that does the same durable work.
    FLOOR;

    private static final Duration STARTING = Duration.ofSeconds(120);
    private static final String HEAP = "-Xmx1g";

    /// A candidate that runs, with its HTTP port.
    record Running(ProcessHandle process, int port, Runnable ending) implements AutoCloseable {

        @Override
        public void close() {
            ending.run();
        }
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Starts it in that folder, and waits until it takes applications.
    ///
    /// @param options for its virtual machine
    Running start(Path folder, DatabaseProcess database, BrokerProcess broker, List<String> options)
            throws IOException {
        List<String> all = new ArrayList<>(List.of(HEAP));
        all.addAll(options);
        return switch (this) {
            case HUB -> hub(folder, database, broker, all);
            case FLOOR -> floor(folder, database, broker, all);
        };
    }

    private static Running hub(Path folder, DatabaseProcess database, BrokerProcess broker, List<String> options)
            throws IOException {
        HubNode hub = HubNode.launch(folder, database.port(), broker.port(), options.toArray(String[]::new));
        try {
            hub.ready();
        } catch (RuntimeException failed) {
            hub.close();
            throw failed;
        }
        return new Running(hub.handle(), hub.port(), hub::close);
    }

    private static Running floor(Path folder, DatabaseProcess database, BrokerProcess broker, List<String> options)
            throws IOException {
        int port = RunningHub.freePort();
        List<String> arguments = new ArrayList<>(options);
        // The JDK's server holds back what follows a header, unless it is told not to.
        arguments.add("-Dsun.net.httpserver.nodelay=true");
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), Floor.class.getName()));
        arguments.add(
                "%s?user=%2$s&password=%2$s".formatted(DatabaseProcess.url(database.port()), OutsideDatabase.USER));
        arguments.addAll(List.of(String.valueOf(broker.port()), BrokerProcess.USER, String.valueOf(port)));
        JavaProcess floor = JavaProcess.start(Files.createDirectories(folder), arguments);
        Awaitility.await("the floor listens; see " + floor.log())
                .atMost(STARTING)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .failFast("the floor ended", () -> !floor.isAlive())
                .until(() -> {
                    try (Socket socket = new Socket("127.0.0.1", port)) {
                        return socket.isConnected();
                    }
                });
        return new Running(floor.handle(), port, floor::stop);
    }

    /// What its tables must hold after so many applications: a query of one number, and the number.
    List<Expected> expectations(long cases) {
        return switch (this) {
            case HUB ->
                List.of(
                        new Expected("select count(*) from case_file where status = 'DECIDED'", cases),
                        new Expected("select count(*) from case_record", cases),
                        new Expected("select count(*) from handoff where status = 'APPROVED'", cases * 4),
                        new Expected("select count(*) from answer", cases * 4),
                        new Expected("select count(*) from result where due_at is null", cases),
                        events("ledger_entry", "ACCEPTED", cases),
                        events("ledger_entry", "DISPATCHED", cases * 4),
                        events("ledger_entry", "DECIDED", cases * 4),
                        events("ledger_entry", "CONSOLIDATED", cases),
                        events("ledger_entry", "DELIVERED", cases),
                        new Expected("""
                                select count(*) from (
                                    select acceptance_no from ledger_entry join case_file using (acceptance_no)
                                    group by acceptance_no, chain_seq
                                    having count(*) = 11 and min(seq) = 1 and max(seq) = 11 and chain_seq = 11) whole
                                """, cases));
            case FLOOR ->
                List.of(
                        new Expected("select count(*) from application where open = 0", cases),
                        new Expected("select count(*) from handoff where answer is not null", cases * 4),
                        events("audit", "ACCEPTED", cases),
                        events("audit", "DISPATCHED", cases * 4),
                        events("audit", "DECIDED", cases * 4),
                        events("audit", "CONSOLIDATED", cases),
                        new Expected("select count(*) from audit", cases * 10));
        };
    }

    private static Expected events(String table, String event, long count) {
        return new Expected("select count(*) from %s where event = '%s'".formatted(table, event), count);
    }

    /// What a query has to say.
    record Expected(String query, long count) {}
}
