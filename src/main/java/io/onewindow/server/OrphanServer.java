package io.onewindow.server;

import io.onewindow.server.PostgresTools.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A database server that outlived its killed hub: it still runs on the data folder, which this hub now holds.
final class OrphanServer {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    /// Above every process number that a system gives.
    private static final String NOBODY = "999999999";

    private OrphanServer() {}

    /// Stops the server that runs on these files, gently, then hard.
    static void stop(Path cluster, PostgresTools tools) throws IOException {
        Optional<ProcessHandle> server = serving(cluster);
        if (server.isEmpty()) {
            disownStranger(cluster);
            return;
        }
        LOG.atInfo().addKeyValue("pid", server.get().pid()).log("stopping the database server of a killed hub");
        if (stop(cluster, tools, "fast") instanceof Ending.Failed
                && stop(cluster, tools, "immediate") instanceof Ending.Failed) {
            server.get().destroyForcibly();
        }
    }

    /// One way of PostgreSQL's to stop a server: `fast` ends its clients' work, `immediate` recovers at the
    /// next start.
    static Ending stop(Path cluster, PostgresTools tools, String mode) throws IOException {
        return tools.run(
                PATIENCE.plusSeconds(2),
                "pg_ctl",
                List.of(
                        "stop",
                        "--pgdata=" + cluster,
                        "--mode=" + mode,
                        "--wait",
                        "--timeout=" + PATIENCE.toSeconds(),
                        "--silent"));
    }

    /// The process that serves from these files now.
    static Optional<ProcessHandle> serving(Path cluster) throws IOException {
        return named(cluster)
                .filter(process -> isPostgres(process) && argumentsOf(process).contains(cluster.toString()));
    }

    // The number of a dead server may belong to a stranger or a zombie by now, and PostgreSQL would refuse to start.
    // Only the number is taken back: by the other lines the server finds out whether parts of the dead one still run.
    private static void disownStranger(Path cluster) throws IOException {
        if (named(cluster).isEmpty()) {
            return;
        }
        Path file = pidFile(cluster);
        Files.writeString(file, Files.readString(file).replaceFirst("\\d+", NOBODY));
    }

    private static Optional<ProcessHandle> named(Path cluster) throws IOException {
        Path file = pidFile(cluster);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readString(file)
                .lines()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .map(Path::getFileName)
                .map(Path::toString)
                .filter(name -> name.startsWith("postgres"))
                .isPresent();
    }

    private static List<String> argumentsOf(ProcessHandle process) {
        return List.of(process.info().arguments().orElse(new String[0]));
    }

    private static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
