package io.onewindow.server;

import io.onewindow.server.PostgresTools.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/// A PostgreSQL server that no hub started, on files of its own: what `spring.datasource.url` may name. Its database
/// `hub` belongs to the user `hub`, whose password is `hub`.
public final class OutsideDatabase {

    /// The user that owns the database; also its password, and the database's name.
    public static final String USER = "hub";

    private static final Duration STARTING = Duration.ofSeconds(30);

    private final DatabaseCluster cluster;
    private final PostgresTools tools;
    private final Path log;
    private final int port;

    private OutsideDatabase(DatabaseCluster cluster, PostgresTools tools, Path log, int port) {
        this.cluster = cluster;
        this.tools = tools;
        this.log = log;
        this.port = port;
    }

    /// Makes the files in a new folder, starts the server on that port of loopback, and makes the database.
    public static OutsideDatabase make(Path folder, int port) throws IOException, SQLException {
        try (DataFolder files = DataFolder.open(folder)) {
            PostgresTools tools = new PostgresTools(
                    PostgresBinaries.unpackInto(files), files.log().resolve("database-tools.log"));
            DatabaseCluster cluster = new DatabaseCluster(files, tools);
            cluster.makeWhereMissing();
            OutsideDatabase database =
                    new OutsideDatabase(cluster, tools, files.log().resolve("database.log"), port);
            database.begin();
            database.grant();
            return database;
        }
    }

    /// Starts the server on its files. Parts of one that was killed may outlive it for moments; it waits for their end.
    public void begin() throws IOException {
        OrphanServer.stop(cluster.path(), tools);
        cluster.configure(port);
        Awaitility.await("the database in " + cluster.path())
                .atMost(STARTING.multipliedBy(2))
                .until(this::start, Ending.Done.class::isInstance);
    }

    private Ending start() throws IOException {
        return tools.run(
                STARTING.plusSeconds(2),
                "pg_ctl",
                List.of(
                        "start",
                        "--pgdata=" + cluster.path(),
                        "--log=" + log,
                        "--wait",
                        "--timeout=" + STARTING.toSeconds(),
                        "--silent"));
    }

    /// Stops it in one of PostgreSQL's ways: `fast` ends its clients' work, `immediate` recovers at the next start.
    public void stop(String mode) throws IOException {
        OrphanServer.stop(cluster.path(), tools, mode);
    }

    /// The process that serves now.
    public Optional<ProcessHandle> process() throws IOException {
        return OrphanServer.serving(cluster.path());
    }

    private void grant() throws SQLException {
        try (Connection connection = administer();
                Statement statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(USER, USER));
            statement.execute("create database %s owner %s".formatted(USER, USER));
        }
    }

    /// A connection of the server's own administrator.
    public Connection administer() throws SQLException {
        String administration = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        return DriverManager.getConnection(administration, DatabaseCluster.SUPERUSER, cluster.superuserSecret());
    }
}
