package io.onewindow.bench;

import io.onewindow.bench.driver.Driver;
import io.onewindow.rig.BrokerProcess;
import io.onewindow.rig.DatabaseProcess;
import io.onewindow.rig.JavaProcess;
import io.onewindow.server.OutsideDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.util.FileSystemUtils;

/// One candidate, once: on a new database and a new broker, under the driver.
final class Run {

    private static final List<String> PARTIES =
            List.of("window.window-01", "department.tax", "department.police", "department.hrss", "department.fire");
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration A_THOUSAND = Duration.ofSeconds(30);
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private final Parameters parameters;
    private final Candidate candidate;
    private final int round;
    private final Path folder;

    /// @param folder where its processes live; emptied before
    Run(Parameters parameters, Candidate candidate, int round, Path folder) {
        this.parameters = parameters;
        this.candidate = candidate;
        this.round = round;
        this.folder = folder.toAbsolutePath();
    }

    /// What was measured, and what is not as it should be.
    record Outcome(Map<String, Double> figures, List<String> findings) {}

    /// Runs everything; the logs stay in the folder.
    Outcome measure() throws IOException, SQLException, InterruptedException {
        FileSystemUtils.deleteRecursively(folder);
        try (DatabaseProcess database = DatabaseProcess.start(folder.resolve("database"));
                BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"), PARTIES);
                Candidate.Running running = candidate.start(folder.resolve("system"), database, broker, options());
                Connection connection = database.connect()) {
            if (candidate == Candidate.HUB && parameters.filled() > 0) {
                new FilledDatabase(DatabaseProcess.url(database.port()), OutsideDatabase.USER, OutsideDatabase.USER)
                        .fill(parameters.filled(), parameters.filledOpen());
            }
            long before = size(connection);
            Map<String, Long> there = counts(connection);
            List<String> findings = new ArrayList<>(drive(running, database, broker));
            Map<String, Double> figures = Figures.read(folder.resolve("driver/figures.properties"));
            long cases = figures.getOrDefault("applications", 0.0).longValue();
            findings.addAll(missing(connection, cases, there));
            if (cases > 0) {
                figures.put("bytes", (size(connection) - before) / (double) cases);
            }
            return new Outcome(figures, findings);
        } finally {
            FileSystemUtils.deleteRecursively(folder.resolve("database"));
            FileSystemUtils.deleteRecursively(folder.resolve("broker/journal"));
        }
    }

    private List<String> options() {
        return parameters
                .recording(candidate, round)
                .map(file -> "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                        + Path.of(file).toAbsolutePath())
                .stream()
                .toList();
    }

    private List<String> drive(Candidate.Running running, DatabaseProcess database, BrokerProcess broker)
            throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve("driver"));
        Driver.Order order = new Driver.Order(
                candidate == Candidate.HUB,
                running.port(),
                broker.port(),
                running.process().pid(),
                database.handle().pid(),
                broker.handle().pid());
        List<String> arguments = new ArrayList<>(List.of(heap(), "-cp", System.getProperty("java.class.path")));
        arguments.addAll(parameters.options());
        arguments.add(Driver.class.getName());
        arguments.addAll(order.arguments());
        JavaProcess driver = JavaProcess.start(own, arguments);
        try {
            ProcessHandle ended = driver.handle()
                    .onExit()
                    .completeOnTimeout(driver.handle(), longest().toSeconds(), TimeUnit.SECONDS)
                    .join();
            Path found = own.resolve("findings.txt");
            List<String> findings = new ArrayList<>(Files.exists(found) ? Files.readAllLines(found) : List.of());
            if (ended.isAlive() || driver.exitCode() != 0) {
                findings.add("the driver did not come to its end: see " + driver.log());
            }
            return findings;
        } finally {
            driver.stop();
        }
    }

    // The driver remembers every application and each of its requests.
    private String heap() {
        return "-Xmx%dm".formatted(512 + parameters.soak() / 500);
    }

    private Duration longest() {
        return LONGEST.plus(A_THOUSAND.multipliedBy(parameters.soak() / 1_000));
    }

    private Map<String, Long> counts(Connection connection) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        for (Candidate.Expected expected : candidate.expectations(0)) {
            counts.put(expected.query(), number(connection, expected.query()));
        }
        return counts;
    }

    // The last marks follow the results that they are about.
    private List<String> missing(Connection connection, long cases, Map<String, Long> there) throws SQLException {
        try {
            Awaitility.await()
                    .atMost(SETTLING)
                    .until(() -> unmet(connection, cases, there).isEmpty());
        } catch (ConditionTimeoutException late) {
            return unmet(connection, cases, there);
        }
        return List.of();
    }

    private List<String> unmet(Connection connection, long cases, Map<String, Long> there) throws SQLException {
        List<String> unmet = new ArrayList<>();
        for (Candidate.Expected expected : candidate.expectations(cases)) {
            long count = number(connection, expected.query()) - there.getOrDefault(expected.query(), 0L);
            if (count != expected.count()) {
                unmet.add("%d instead of %d: %s"
                        .formatted(count, expected.count(), expected.query().strip()));
            }
        }
        return unmet;
    }

    private static long size(Connection connection) throws SQLException {
        return number(connection, "select pg_database_size(current_database())");
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
