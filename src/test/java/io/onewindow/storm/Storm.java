package io.onewindow.storm;

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
            drain(landscape, journal, departments);
            Duration drained = Duration.between(healed, Instant.now());
            windows.forEach(WindowSystem::close);
            departments.forEach(DepartmentSystem::close);
            Evidence evidence = Collecting.of(landscape, journal);
            Summary summary = Summary.of(weather, journal, evidence, drained);
            return new Outcome(evidence, summary, List.copyOf(journal.surprises));
        }
    }

    // What does not drain in time is left for the checker to name.
    private static void drain(Landscape landscape, Journal journal, List<DepartmentSystem> departments) {
        Instant until = Instant.now().plus(DRAINING);
        Awaitility.await("everything has drained")
                .atMost(DRAINING.plusMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> Instant.now().isAfter(until) || isDrained(landscape, journal, departments));
    }

    private static boolean isDrained(Landscape landscape, Journal journal, List<DepartmentSystem> departments)
            throws SQLException, JMSException {
        Set<String> arrived = new HashSet<>();
        journal.arrived.forEach(one -> arrived.add(one.acceptanceNo()));
        return journal.waiting.isEmpty()
                && departments.stream().allMatch(DepartmentSystem::isDone)
                && arrived.size() >= Collecting.cases(landscape.database)
                && Collecting.queues(landscape.broker.port()).values().stream().allMatch(depth -> depth == 0)
                && Collecting.undelivered(landscape.database) == 0;
    }
}
