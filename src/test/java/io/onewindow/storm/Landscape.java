package io.onewindow.storm;

import io.onewindow.rig.BrokerProcess;
import io.onewindow.rig.Cutter;
import io.onewindow.rig.DatabaseProcess;
import io.onewindow.rig.HubNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Two hub nodes on one external database and one external broker, with a cutter in every connection between any two,
/// and
/// a supervisor that starts a node again that has ended.
final class Landscape implements AutoCloseable {

    static final List<String> WINDOWS = List.of("window-01", "window-02");

    final DatabaseProcess database;
    final BrokerProcess broker;
    final List<HubNode> hubs = new ArrayList<>();
    final Map<String, Cutter> cutters = new LinkedHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Landscape(DatabaseProcess database, BrokerProcess broker) {
        this.database = database;
        this.broker = broker;
    }

    /// Starts all of it in that folder, or nothing.
    static Landscape start(Path folder) throws IOException, SQLException {
        DatabaseProcess database = DatabaseProcess.start(folder.resolve("database"));
        Landscape landscape = new Landscape(database, BrokerProcess.start(folder.resolve("broker"), parties()));
        try {
            landscape.launch(folder);
            return landscape;
        } catch (IOException | RuntimeException failed) {
            landscape.close();
            throw failed;
        }
    }

    /// Who has queues at the broker.
    static List<String> parties() {
        return Stream.concat(
                        WINDOWS.stream().map(window -> "window." + window),
                        Stream.of(
                                        "market", "police", "tax", "hrss", "fire", "health", "ndrc", "land", "ecology",
                                        "finance")
                                .map(department -> "department." + department))
                .toList();
    }

    private void launch(Path folder) throws IOException {
        cutter("parties-broker", broker.port());
        for (int i = 1; i <= 2; i++) {
            Cutter toDatabase = cutter("hub%d-database".formatted(i), database.port());
            Cutter toBroker = cutter("hub%d-broker".formatted(i), broker.port());
            HubNode hub =
                    HubNode.launch(folder.resolve("hub" + i), toDatabase.port(), toBroker.port(), HubNode.QUICK_START);
            hubs.add(hub);
            cutter("windows-hub" + i, hub.port());
        }
        // Both at the same time: each may be the one that makes the tables and the queues.
        hubs.forEach(HubNode::ready);
        Thread.ofVirtual().name("supervisor").start(this::supervise);
    }

    private Cutter cutter(String name, int port) throws IOException {
        Cutter cutter = Cutter.before(port);
        cutters.put(name, cutter);
        return cutter;
    }

    // As a supervisor of services does: whoever has ended is started again.
    private void supervise() {
        try {
            while (!closed.await(500, TimeUnit.MILLISECONDS)) {
                startEnded();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void startEnded() {
        if (closed.getCount() > 0) {
            hubs.forEach(HubNode::again);
        }
    }

    /// The port of a cutter.
    int port(String cutter) {
        return cutters.get(cutter).port();
    }

    /// As if nothing had been; waits until every process serves.
    void heal() throws IOException {
        for (Cutter cutter : cutters.values()) {
            cutter.heal();
        }
        hubs.forEach(HubNode::ready);
    }

    @Override
    public synchronized void close() throws IOException {
        closed.countDown();
        hubs.forEach(HubNode::kill);
        broker.close();
        database.close();
        for (Cutter cutter : cutters.values()) {
            cutter.close();
        }
    }
}
