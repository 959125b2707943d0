package io.onewindow.server;

import io.onewindow.server.PostgresTools.Ending;
import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL server of a first run, on the data folder and a free loopback port.
/// It is stopped with the hub; one that a killed hub left behind is stopped first, one that dies is started again.
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTING = Duration.ofSeconds(22);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataFolder folder;
    private final PostgresTools tools;
    private final DatabaseCluster cluster;
    private final int port;
    private final CountDownLatch closed = new CountDownLatch(1);

    private EmbeddedDatabase(DataFolder folder, PostgresTools tools, int port) {
        this.folder = folder;
        this.tools = tools;
        this.cluster = new DatabaseCluster(folder, tools);
        this.port = port;
    }

    /// A role and what proves it.
    ///
    /// @param user   the role's name
    /// @param secret its password
    public record Login(String user, String secret) {
        @Override
        public String toString() {
            return user;
        }
    }

    /// Starts the server; whatever keeps it from coming up in time is a start fault.
    public static EmbeddedDatabase start(DataFolder folder) {
        try {
            PostgresTools tools = new PostgresTools(
                    PostgresBinaries.unpackInto(folder), folder.log().resolve("database-tools.log"));
            EmbeddedDatabase database = new EmbeddedDatabase(folder, tools, freePort());
            OrphanServer.stop(database.cluster.path(), tools);
            database.cluster.makeWhereMissing();
            database.beginOnceLeftoversEnd();
            database.grant();
            Thread.ofVirtual().name("database-watch").start(database::watch);
            return database;
        } catch (IOException | SQLException | IllegalStateException failure) {
            throw new StartFault(
                    "embedded database in %s did not start (%s): see %s or set spring.datasource.url"
                            .formatted(folder.database(), failure.getMessage(), logOf(folder)),
                    failure);
        }
    }

    /// The JDBC url, without user and secret.
    public String url() {
        return server() + DatabaseRoles.DATABASE;
    }

    /// The role that migrates: it owns the tables.
    public Login owner() {
        return new Login(DatabaseRoles.OWNER, folder.secret("database-owner"));
    }

    /// The role that the hub works as: it may not change the tables' shape.
    public Login app() {
        return new Login(DatabaseRoles.APP, folder.secret("database-app"));
    }

    @Override
    public synchronized void close() throws IOException {
        closed.countDown();
        if (OrphanServer.stop(cluster.path(), tools, "fast") instanceof Ending.Failed) {
            OrphanServer.stop(cluster.path(), tools, "immediate");
        }
    }

    private String server() {
        return "jdbc:postgresql://127.0.0.1:%d/".formatted(port);
    }

    private void begin() throws IOException {
        cluster.configure(port);
        Path log = logOf(folder);
        if (Files.exists(log)) {
            Files.move(log, folder.log().resolve("database.previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        // pg_ctl gives the server a session of its own, so that Ctrl-C stops the hub before its database.
        Ending ending = tools.run(
                STARTING.plusSeconds(2),
                "pg_ctl",
                List.of(
                        "start",
                        "--pgdata=" + cluster.path(),
                        "--log=" + log,
                        "--wait",
                        "--timeout=" + STARTING.toSeconds(),
                        "--silent"));
        if (ending instanceof Ending.Failed(String reason)) {
            OrphanServer.stop(cluster.path(), tools, "immediate");
            throw new IOException(fatalLineOf(log, reason));
        }
    }

    // Parts of a server that was killed may outlive it for moments, and PostgreSQL rightly waits for their end.
    private void beginOnceLeftoversEnd() throws IOException {
        long until = System.nanoTime() + STARTING.toNanos() / 2;
        while (true) {
            try {
                begin();
                return;
            } catch (IOException failure) {
                boolean leftovers = String.valueOf(failure.getMessage()).contains("is still in use");
                if (!leftovers || System.nanoTime() > until || closedAfterPause()) {
                    throw failure;
                }
            }
        }
    }

    private void grant() throws IOException, SQLException {
        try {
            new DatabaseRoles(server(), cluster.superuserSecret()).grant(owner().secret(), app().secret());
        } catch (SQLException refused) {
            close();
            throw refused;
        }
    }

    // A server that is killed alone comes back on the same port, where the hub's connections expect it.
    private void watch() {
        while (!closedAfterPause()) {
            beginAgainIfEnded();
        }
    }

    private synchronized void beginAgainIfEnded() {
        try {
            if (closed.getCount() > 0 && OrphanServer.serving(cluster.path()).isEmpty()) {
                LOG.atWarn().addKeyValue("folder", cluster.path()).log("database server ended, starting it again");
                OrphanServer.stop(cluster.path(), tools);
                begin();
            }
        } catch (IOException failure) {
            LOG.atError().setCause(failure).log("database server does not start again");
        }
    }

    private boolean closedAfterPause() {
        try {
            return closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Path logOf(DataFolder folder) {
        return folder.log().resolve("database.log");
    }

    private static String fatalLineOf(Path log, String otherwise) throws IOException {
        if (!Files.exists(log)) {
            return otherwise;
        }
        return Files.readString(log)
                .lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((_, last) -> last)
                .map(line -> line.substring(Math.max(line.indexOf("FATAL:"), line.indexOf("PANIC:"))))
                .orElse(otherwise);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
