package io.onewindow.server;

import io.onewindow.server.PostgresTools.Ending;
import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/// The files of the embedded database: made once, completely or not at all, and configured before each start.
final class DatabaseCluster {

    /// The server's own administrator; it makes the other roles and is used for nothing else.
    static final String SUPERUSER = "postgres";

    private static final Duration MAKING = Duration.ofSeconds(60);
    private static final String OWN_SETTINGS = "hub.conf";

    private final DataFolder folder;
    private final PostgresTools tools;

    DatabaseCluster(DataFolder folder, PostgresTools tools) {
        this.folder = folder;
        this.tools = tools;
    }

    /// The folder that the server calls its data directory.
    Path path() {
        return folder.database();
    }

    String superuserSecret() {
        return folder.secret("database-" + SUPERUSER);
    }

    /// Makes the files where there are none. Every login needs its secret from the first start on.
    void makeWhereMissing() throws IOException {
        if (Files.exists(path().resolve("PG_VERSION"))) {
            return;
        }
        superuserSecret();
        Path draft = path().resolveSibling("database.new");
        FileSystemUtils.deleteRecursively(draft);
        Ending ending = tools.run(MAKING, "initdb", initdbArguments(draft));
        if (ending instanceof Ending.Failed(String reason)) {
            throw new StartFault("embedded database cannot be made in %s (%s): %s"
                    .formatted(path(), reason, "run the hub as an ordinary user or set spring.datasource.url"));
        }
        Files.writeString(
                draft.resolve("postgresql.conf"),
                Files.readString(draft.resolve("postgresql.conf")) + "\ninclude '" + OWN_SETTINGS + "'\n");
        Files.move(draft, path());
    }

    /// Writes what the hub decides: port, access, durability, speed.
    void configure(int port) throws IOException {
        Files.writeString(path().resolve(OWN_SETTINGS), settings(port));
        Files.writeString(path().resolve("pg_hba.conf"), """
                # Written by the hub at each start.
                host all all 127.0.0.1/32 scram-sha-256
                """);
    }

    private List<String> initdbArguments(Path draft) {
        return List.of(
                "--pgdata=" + draft,
                "--username=" + SUPERUSER,
                "--pwfile=" + folder.keys().resolve("database-" + SUPERUSER + ".secret"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
    }

    // Statements and their values stay out of the server's log, for they hold personal data.
    private static String settings(int port) {
        return """
                # Written by the hub at each start.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                password_encryption = 'scram-sha-256'
                # no commit is ever lost
                fsync = on
                full_page_writes = on
                synchronous_commit = on
                # speed; the size of the log bounds how long a start after a crash takes
                shared_buffers = '192MB'
                wal_buffers = '16MB'
                min_wal_size = '256MB'
                max_wal_size = '1GB'
                checkpoint_completion_target = 0.9
                effective_cache_size = '1GB'
                work_mem = '8MB'
                maintenance_work_mem = '64MB'
                random_page_cost = 1.1
                jit = off
                # what the hub asks is small: workers for one query would be taken from the others
                max_parallel_workers_per_gather = 0
                # a hub that is gone holds no locks
                client_connection_check_interval = '5s'
                idle_in_transaction_session_timeout = '60s'
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_checkpoints = off
                log_min_messages = 'log'
                log_min_error_statement = 'panic'
                """.formatted(port);
    }
}
