package io.onewindow.server;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's own programs: `initdb` and `pg_ctl`.
final class PostgresTools {

    private final Path home;
    private final Path output;

    /// @param home   folder with `bin`
    /// @param output file that takes what the programs say
    PostgresTools(Path home, Path output) {
        this.home = home;
        this.output = output;
    }

    /// How a program ended.
    sealed interface Ending {
        /// With exit code 0.
        record Done() implements Ending {}

        /// Otherwise, or not within its time.
        ///
        /// @param reason the last line that it said
        record Failed(String reason) implements Ending {}
    }

    Ending run(Duration limit, String program, List<String> arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!ended(process, limit)) {
            process.destroyForcibly();
            return new Ending.Failed("%s did not end within %d s".formatted(program, limit.toSeconds()));
        }
        return process.exitValue() == 0 ? new Ending.Done() : new Ending.Failed(lastLine());
    }

    private List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, yet owns root's files.
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "--user"));
        }
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        command.add(home.resolve("bin")
                .resolve(windows ? program + ".exe" : program)
                .toString());
        command.addAll(arguments);
        return command;
    }

    private String lastLine() throws IOException {
        return Files.readString(output)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .filter(line -> !line.startsWith("Examine the log output"))
                .reduce((_, last) -> last)
                .orElse("no reason given");
    }

    private static boolean ended(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
