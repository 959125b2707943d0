package io.onewindow.rig;

import io.onewindow.hub.RunningHub;
import io.onewindow.server.OutsideDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// An external PostgreSQL 18 in processes of its own.
public final class DatabaseProcess implements Victim, AutoCloseable {

    private final OutsideDatabase database;
    private final Path folder;
    private final int port;

    private DatabaseProcess(OutsideDatabase database, Path folder, int port) {
        this.database = database;
        this.folder = folder;
        this.port = port;
    }

    /// Starts one on a free port and new files in that folder.
    public static DatabaseProcess start(Path folder) throws IOException, SQLException {
        int port = RunningHub.freePort();
        return new DatabaseProcess(OutsideDatabase.make(folder, port), folder, port);
    }

    /// The port that it listens on, each time that it is started.
    public int port() {
        return port;
    }

    /// Its JDBC url by that port of loopback, which may be that of a [Cutter].
    public static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, OutsideDatabase.USER);
    }

    /// A connection past every cutter.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(port), OutsideDatabase.USER, OutsideDatabase.USER);
    }

    /// A connection of the server's own administrator.
    public Connection administer() throws SQLException {
        return database.administer();
    }

    @Override
    public void kill() {
        Signals.kill(process());
    }

    /// `pg_ctl stop -m immediate`: the next start recovers.
    public void stopAtOnce() {
        try {
            database.stop("immediate");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Stops it in order, copies its files, and starts it again.
    public void backUp(Path backup) throws IOException {
        database.stop("fast");
        copy(folder, backup);
        start();
    }

    /// Stops it in order and starts it on the files of a backup.
    public void restore(Path backup) throws IOException {
        database.stop("fast");
        FileSystemUtils.deleteRecursively(folder);
        copy(backup, folder);
        start();
    }

    // With the rights of files and folders, which PostgreSQL looks at.
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Override
    public void start() {
        try {
            database.begin();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void freeze() {
        Signals.freeze(process());
    }

    @Override
    public void thaw() {
        Signals.thaw(process());
    }

    /// The first of its processes, which started the others.
    public ProcessHandle handle() {
        return process();
    }

    private ProcessHandle process() {
        try {
            return database.process().orElseThrow(() -> new IllegalStateException("the database does not run"));
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    @Override
    public void close() throws IOException {
        if (database.process().isPresent()) {
            thaw();
            database.stop("immediate");
        }
    }
}
