package io.onewindow.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.RunningHub;
import io.onewindow.rig.BrokerProcess;
import io.onewindow.rig.DatabaseProcess;
import io.onewindow.rig.HubNode;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two nodes go to a newer version one after the other, and one of them back, under load.
class RollingRestartIT {

    private static final long SEED = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Journal journal = new Journal();
    private Path folder;
    private Path newerJar;
    private DatabaseProcess database;
    private BrokerProcess broker;
    private HubNode first;
    private HubNode second;
    private List<DepartmentSystem> departments;
    private WindowSystem window;

    @BeforeEach
    void start() throws IOException, SQLException {
        folder = RunningHub.dataFolder();
        newerJar = folder.resolve("newer.jar");
        NewerJar.make(newerJar);
        database = DatabaseProcess.start(folder.resolve("database"));
        broker = BrokerProcess.start(folder.resolve("broker"), Landscape.parties());
        first = node("first", HubNode.PACKAGED);
        second = node("second", HubNode.PACKAGED);
        first.ready();
        second.ready();
        departments = Applications.DEPARTMENTS.stream()
                .map(id -> new DepartmentSystem(id, broker.port(), SEED, journal))
                .toList();
        window = new WindowSystem("window-01", List.of(first.port(), second.port()), broker.port(), journal);
        window.work(2, SEED);
    }

    @AfterEach
    void stop() throws IOException {
        window.close();
        departments.forEach(DepartmentSystem::close);
        first.kill();
        second.kill();
        broker.close();
        database.close();
    }

    private HubNode node(String name, Path jar) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Files.copy(jar, own.resolve(HubNode.OWN_JAR), StandardCopyOption.REPLACE_EXISTING);
        return HubNode.launch(own, database.port(), broker.port(), HubNode.QUICK_START);
    }

    /// Stops a node as an operator does, puts another jar in its place and starts it again.
    private void restart(HubNode node, Path jar) throws IOException {
        node.close();
        assertThat(node.exitCode()).isZero();
        Files.copy(jar, node.log().resolveSibling(HubNode.OWN_JAR), StandardCopyOption.REPLACE_EXISTING);
        node.ready();
        awaitMore();
    }

    private void awaitMore() {
        int before = journal.arrived.size();
        Awaitility.await("results come").atMost(PATIENCE).until(() -> journal.arrived.size() > before + 5);
    }

    private String newest() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select max(version::int) from flyway_schema_history where success")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void losesNothingAndCountsEverythingOnceWhileTwoVersionsWorkSideBySide()
            throws IOException, SQLException, JMSException {
        // Given
        awaitMore();
        String before = newest();
        // When
        restart(second, newerJar);
        String migrated = newest();
        restart(first, newerJar);
        restart(first, HubNode.PACKAGED);
        window.stop();
        Storm.drain(database, broker.port(), journal, departments);
        // Then
        Evidence evidence = Collecting.of(database, broker.port(), journal);
        Set<String> findings = Checker.findings(evidence);
        System.out.println("rolling restart: %d cases, %d answers, %d times refused with 503, %d findings"
                .formatted(
                        evidence.cases().size(), evidence.answers().size(), journal.refusals.get(), findings.size()));
        assertThat(findings).isEmpty();
        assertThat(journal.surprises).isEmpty();
        assertThat(migrated).isEqualTo("1000000").isNotEqualTo(before);
        assertThat(List.of(first.isAlive(), second.isAlive())).containsOnly(true);
    }
}
