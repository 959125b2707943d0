package io.onewindow.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.bench.FilledDatabase;
import io.onewindow.hub.RunningHub;
import io.onewindow.server.DataFolder;
import io.onewindow.server.EmbeddedDatabase;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every statement of the hub, on a database with tens of thousands of cases. The server itself logs each with its
/// plan.
class StatementPlansTest {

    private static final int FINISHED = 20_000;
    private static final int OPEN_HANDOFFS = 6_000;

    private static final List<String> LOGGED = List.of(
            "alter role hub_app set session_preload_libraries = 'auto_explain'",
            "alter role hub_app set auto_explain.log_min_duration = 0",
            "alter role hub_app set auto_explain.log_analyze = on",
            "alter role hub_app set auto_explain.log_timing = off",
            "alter role hub_app set auto_explain.log_format = 'json'",
            "alter role hub_app set auto_explain.log_parameter_max_length = 0");

    // The broker was away for a while: much waits in the outbox, not yet due.
    private static final String WAITING = """
            insert into outbox (party, channel, type, handoff_no, acceptance_no, priority, body, due_at)
            select 'window-01', 'NOTICES', 'handoff.overdue', '', '', 4, '{}', now() + interval '1 day'
            from generate_series(1, 5000)
            """;

    private static final WatchedStatements WATCHED = new WatchedStatements();
    private static LoggedPlans logged;

    @BeforeAll
    static void runEverything() throws IOException, SQLException, JMSException, InterruptedException {
        Path data = RunningHub.dataFolder();
        fill(data);
        try (RunningHub hub = RunningHub.start(
                application -> application.addInitializers(
                        context -> context.getBeanFactory().addBeanPostProcessor(WATCHED)),
                "--hub.data-dir=" + data,
                "--hub.broker.redelivery-delay=10ms")) {
            EmbeddedDatabase database = hub.part(EmbeddedDatabase.class);
            as(database.owner().user(), database.owner().secret(), database.url(), List.of(WAITING, "analyze outbox"));
            LifeOfCases life = new LifeOfCases(hub);
            String number = life.fromApplicationToClosing();
            life.detours();
            life.mishaps();
            life.searches(number);
        }
        logged = LoggedPlans.of(data.resolve("log/database.log"));
    }

    private static void fill(Path data) throws IOException, SQLException {
        try (DataFolder folder = DataFolder.open(data);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            EmbeddedDatabase.Login owner = database.owner();
            Flyway.configure()
                    .dataSource(database.url(), owner.user(), owner.secret())
                    .load()
                    .migrate();
            as("postgres", folder.secret("database-postgres"), database.url(), LOGGED);
            new FilledDatabase(database.url(), owner.user(), owner.secret()).fill(FINISHED, OPEN_HANDOFFS);
        }
    }

    private static void as(String user, String secret, String url, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, secret);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void areAllTried() throws IOException {
        // Then
        assertThat(WATCHED.notRun()).isEmpty();
    }

    @Test
    void readNoMoreThanTheyNeed() {
        // Then
        assertThat(logged.statements()).hasSizeGreaterThan(60);
        assertThat(logged.faults()).isEmpty();
    }
}
