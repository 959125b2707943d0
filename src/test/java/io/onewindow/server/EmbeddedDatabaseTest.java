package io.onewindow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.onewindow.ChildJvm;
import io.onewindow.server.EmbeddedDatabase.Login;
import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    static Path shared;

    @Test
    void keepsItsDataAcrossRestarts() throws Exception {
        // Given
        try (DataFolder folder = DataFolder.open(shared);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            as(database.owner(), database.url(), "create table kept_rows (word text)");
            as(database.app(), database.url(), "insert into kept_rows values ('绵阳·凉山𠀀')");
        }
        // When
        try (DataFolder folder = DataFolder.open(shared);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            // Then
            assertThat(read(database.app(), database.url(), "select word from kept_rows"))
                    .isEqualTo("绵阳·凉山𠀀");
            assertThat(read(database.app(), database.url(), "show fsync")).isEqualTo("on");
            assertThat(read(database.app(), database.url(), "show synchronous_commit"))
                    .isEqualTo("on");
            assertThat(read(database.app(), database.url(), "show server_encoding"))
                    .isEqualTo("UTF8");
        }
        assertThat(shared.resolve("database/postmaster.pid")).doesNotExist();
    }

    @Test
    void letsTheHubWorkInTablesButNotMakeThem() throws Exception {
        // Given
        try (DataFolder folder = DataFolder.open(shared);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            as(
                    database.owner(),
                    database.url(),
                    "create table entries (id bigint generated always as identity, word text)");
            as(database.owner(), database.url(), "revoke update, delete on entries from hub_app");
            // When
            as(database.app(), database.url(), "insert into entries (word) values ('first')");
            // Then
            assertRefused(database, "create table own (id int)");
            assertRefused(database, "create temporary table own (id int)");
            assertRefused(database, "create schema own");
            assertRefused(database, "alter table entries add column more text");
            assertRefused(database, "drop table entries");
            assertRefused(database, "truncate entries");
            assertRefused(database, "update entries set word = 'other'");
            assertRefused(database, "delete from entries");
            assertRefused(database, "create role other");
        }
    }

    @Test
    void acceptsNobodyWithoutTheSecret() throws Exception {
        // Given
        try (DataFolder folder = DataFolder.open(shared);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            // When
            for (String user : new String[] {"postgres", "hub_owner", "hub_app"}) {
                // Then
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> as(new Login(user, "wrong"), database.url(), "select 1"))
                        .withMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void stopsTheServerOfAKilledHubAndKeepsWhatItCommitted() throws Exception {
        // Given
        long orphan;
        try (ChildJvm hub = ChildJvm.start(HeldDatabase.class, shared)) {
            orphan = postmasterOf(shared);
            hub.kill();
        }
        assertThat(isRunning(orphan)).isTrue();
        // When
        try (DataFolder folder = DataFolder.open(shared);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            // Then
            await().atMost(Duration.ofSeconds(5)).until(() -> !isRunning(orphan));
            assertThat(read(database.owner(), database.url(), "select word from kept"))
                    .isEqualTo("committed");
        }
    }

    @Test
    void startsDespiteAStrangerWithTheNumberOfADeadServer() throws Exception {
        // Given
        try (DataFolder folder = DataFolder.open(shared);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(database.url()).startsWith("jdbc:postgresql://127.0.0.1:");
        }
        Files.writeString(
                shared.resolve("database/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + shared + "\n");
        // When
        try (DataFolder folder = DataFolder.open(shared);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            // Then
            assertThat(read(database.app(), database.url(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void comesBackOnTheSamePortWhenTheServerAloneIsKilled() throws Exception {
        // Given
        try (DataFolder folder = DataFolder.open(shared);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            // When
            ProcessHandle.of(postmasterOf(shared)).orElseThrow().destroyForcibly();
            // Then
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .until(() ->
                            read(database.app(), database.url(), "select 1").equals("1"));
        }
    }

    @Test
    void saysInOneLineWhyTheServerDoesNotStart() throws Exception {
        // Given
        try (DataFolder folder = DataFolder.open(shared)) {
            EmbeddedDatabase.start(folder).close();
            Path version = shared.resolve("database/PG_VERSION");
            Files.writeString(version, "17\n");
            // When
            assertThatExceptionOfType(StartFault.class)
                    .isThrownBy(() -> EmbeddedDatabase.start(folder))
                    // Then
                    .withMessageContaining("embedded database in %s did not start", shared.resolve("database"))
                    .withMessageContaining("database files are incompatible with server")
                    .withMessageEndingWith("or set spring.datasource.url");
            Files.writeString(version, "18\n");
        }
    }

    private static void assertRefused(EmbeddedDatabase database, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> as(database.app(), database.url(), sql))
                .withMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    private static void as(Login login, String url, String sql) throws SQLException {
        try (Connection connection = connect(login, url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(Login login, String url, String sql) throws SQLException {
        try (Connection connection = connect(login, url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(Login login, String url) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.secret());
        return DriverManager.getConnection(url, properties);
    }

    // A process without a command is a zombie that nobody has buried yet.
    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    private static long postmasterOf(Path root) throws IOException {
        return Long.parseLong(Files.readString(root.resolve("database/postmaster.pid"))
                .lines()
                .findFirst()
                .orElseThrow());
    }
}
