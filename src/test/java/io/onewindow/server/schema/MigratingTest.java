package io.onewindow.server.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.onewindow.hub.RunningHub;
import io.onewindow.rig.DatabaseProcess;
import io.onewindow.server.OutsideDatabase;
import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hubs of different versions, each with a folder of its own migrations, on one database.
class MigratingTest {

    private static DatabaseProcess database;

    @TempDir
    private Path versions;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = DatabaseProcess.start(RunningHub.dataFolder());
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("drop schema public cascade; create schema public");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int columns(String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            return rows.getMetaData().getColumnCount();
        }
    }

    private void write(String version, String name, String sql) throws IOException {
        Files.writeString(Files.createDirectories(versions.resolve(version)).resolve(name), sql);
    }

    /// A hub starts that knows the migrations of these versions.
    private void start(String... known) {
        String[] locations = new String[known.length];
        for (int i = 0; i < known.length; i++) {
            locations[i] = "filesystem:" + versions.resolve(known[i]);
        }
        new Migrating()
                .migrate(Flyway.configure()
                        .dataSource(DatabaseProcess.url(database.port()), OutsideDatabase.USER, OutsideDatabase.USER)
                        .locations(locations)
                        .load());
    }

    private void writeThreeVersions() throws IOException {
        write("first", "V1__spine.sql", "create table thing (name text, old text)");
        write("second", "V2__add_new.sql", "alter table thing add column new text");
        write("third", "V3__after_2_remove_old.sql", "alter table thing drop column old");
    }

    @Test
    void startsBesideTablesThatANewerHubAddedTo() throws IOException, SQLException {
        // Given
        writeThreeVersions();
        start("first");
        start("first", "second");
        // When
        start("first");
        // Then
        assertThat(columns("thing")).isEqualTo(3);
    }

    @Test
    void startsWhereWhatIsGoneWasNotItsOwnAnyMore() throws IOException {
        // Given
        writeThreeVersions();
        start("first", "second", "third");
        // Then
        assertThatNoException().isThrownBy(() -> start("first", "second"));
    }

    @Test
    void doesNotStartWhereWhatItWorksWithIsGone() throws IOException {
        // Given
        writeThreeVersions();
        start("first", "second", "third");
        // Then
        assertThatExceptionOfType(StartFault.class)
                .isThrownBy(() -> start("first"))
                .withMessage("the database was changed by a newer hub (migration 3, after 2 remove old), and this one"
                        + " knows no migration after 1: start a newer version, or restore the backup from before");
    }

    @Test
    void givesUpAMigrationThatWouldHoldUpTheOthers() throws IOException, SQLException {
        // Given
        writeThreeVersions();
        start("first");
        try (Connection busy = database.connect();
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("lock table thing in row exclusive mode");
            // Then
            assertThatExceptionOfType(FlywayException.class)
                    .isThrownBy(() -> start("first", "second"))
                    .withMessageContaining("lock timeout");
        }
        assertThat(columns("thing")).isEqualTo(2);
        start("first", "second");
        assertThat(columns("thing")).isEqualTo(3);
    }
}
