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

/// Two hub nodes on one external database and one external broker, with a cutter in every connection between any two,
/// and
/// a supervisor that starts a node again that has ended.
final class Landscape implements AutoCloseable {

    static final List<String> WINDOWS = List.of("window-01", "window-02");

    final DatabaseProcess database;
    final BrokerProcess broker;
    final List<HubNode> hubs = new ArrayList<>();
    final Map<String, Cutter> cutters = new LinkedHashMap<>();
    private final Thread supervisor;
    private final CountDownLatch closed = new CountDownLatch(1);

    Landscape(Path folder) throws IOException, SQLException {
        database = DatabaseProcess.start(folder.resolve("database"));
        List<String> parties = new ArrayList<>();
        WINDOWS.forEach(window -> parties.add("window." + window));
        List.of("market", "police", "tax", "hrss", "fire", "health", "ndrc", "land", "ecology", "finance")
                .forEach(department -> parties.add("department." + department));
        broker = BrokerProcess.start(folder.resolve("broker"), parties);
        cutters.put("parties-broker", Cutter.before(broker.port()));
        for (int i = 1; i <= 2; i++) {
            Cutter toDatabase = cutter("hub%d-database".formatted(i), database.port());
            Cutter toBroker = cutter("hub%d-broker".formatted(i), broker.port());
            HubNode hub = HubNode.launch(folder.resolve("hub" + i), toDatabase.port(), toBroker.port());
            hubs.add(hub);
            cutter("windows-hub" + i, hub.port());
        }
        // Both at the same time: each may be the one that makes the tables and the queues.
        hubs.forEach(HubNode::ready);
        supervisor = Thread.ofVirtual().name("supervisor").start(this::supervise);
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
                hubs.forEach(HubNode::again);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
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
    public void close() throws IOException {
        closed.countDown();
        supervisor.interrupt();
        hubs.forEach(HubNode::kill);
        broker.close();
        database.close();
        for (Cutter cutter : cutters.values()) {
            cutter.close();
        }
    }
}
