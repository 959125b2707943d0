package io.onewindow.storm;

import io.onewindow.rig.DatabaseProcess;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;

/// One storm: load, faults, then everything healed and drained, and what is left of it.
final class Storm {

    private static final Duration DRAINING = Duration.ofMinutes(4);
    private static final int CLERKS = 2;

    private Storm() {}

    /// What is left of a storm.
    record Outcome(Evidence evidence, Summary summary, List<String> surprises) {}

    /// Storms for that long over a new landscape in that folder.
    static Outcome over(Path folder, long seed, Duration length)
            throws IOException, SQLException, InterruptedException, JMSException {
        Journal journal = new Journal();
        try (Landscape landscape = Landscape.start(folder)) {
            List<DepartmentSystem> departments = Applications.DEPARTMENTS.stream()
                    .map(id -> new DepartmentSystem(id, landscape.port("parties-broker"), seed, journal))
                    .toList();
            List<WindowSystem> windows = new ArrayList<>();
            for (String id : Landscape.WINDOWS) {
                List<Integer> ports = List.of(landscape.port("windows-hub1"), landscape.port("windows-hub2"));
                windows.add(new WindowSystem(id, ports, landscape.port("parties-broker"), journal));
            }
            windows.forEach(window -> window.work(CLERKS, seed));
            Weather weather = new Weather(landscape, seed);
            weather.storm(length);
            windows.forEach(WindowSystem::stop);
            Instant healed = Instant.now();
            landscape.heal();
            drain(landscape.database, landscape.broker.port(), journal, departments);
            Duration drained = Duration.between(healed, Instant.now());
            windows.forEach(WindowSystem::close);
            departments.forEach(DepartmentSystem::close);
            Evidence evidence = Collecting.of(landscape.database, landscape.broker.port(), journal);
            Summary summary = Summary.of(weather, journal, evidence, drained);
            return new Outcome(evidence, summary, List.copyOf(journal.surprises));
        }
    }

    /// Waits until nothing is under way. What does not drain in time is left for the checker to name.
    static void drain(DatabaseProcess database, int brokerPort, Journal journal, List<DepartmentSystem> departments) {
        Instant until = Instant.now().plus(DRAINING);
        Awaitility.await("everything has drained")
                .atMost(DRAINING.plusMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> Instant.now().isAfter(until)
                        || isAnswered(database, journal, departments) && isEmpty(database, brokerPort));
    }

    private static boolean isAnswered(DatabaseProcess database, Journal journal, List<DepartmentSystem> departments)
            throws SQLException {
        Set<String> arrived = new HashSet<>();
        journal.arrived.forEach(one -> arrived.add(one.acceptanceNo()));
        return journal.waiting.isEmpty()
                && departments.stream().allMatch(DepartmentSystem::isDone)
                && arrived.size() >= Collecting.cases(database);
    }

    private static boolean isEmpty(DatabaseProcess database, int brokerPort) throws SQLException, JMSException {
        return Collecting.undelivered(database) == 0
                && Collecting.queues(brokerPort).values().stream().allMatch(depth -> depth == 0);
    }
}
