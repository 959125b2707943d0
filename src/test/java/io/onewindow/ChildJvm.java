package io.onewindow;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A main class in a process of its own, on a virtual machine without flags, so that it can fail or be killed.
public final class ChildJvm implements AutoCloseable {

    private static final String READY = "READY ";
    private static final long MOST_SECONDS = 60;

    private final Process process;
    private final String ready;

    private ChildJvm(Process process, String ready) {
        this.process = process;
        this.ready = ready;
    }

    /// How a process ended by itself.
    ///
    /// @param exitCode   what it ended with
    /// @param errors     its lines on standard error
    /// @param lines      its lines on standard output
    public record Ended(int exitCode, List<String> errors, List<String> lines) {}

    /// Starts it and waits for its line `READY …`.
    public static ChildJvm start(Class<?> main, Path argument) throws IOException {
        Process process = builder(main, List.of(argument.toString()))
                .redirectError(new File("target", main.getSimpleName() + ".err"))
                .start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return new ChildJvm(process, line.substring(READY.length()));
            }
        }
        throw new IOException(main + " ended with " + process.onExit().join().exitValue());
    }

    /// Runs it in that folder to its end, for at most a minute.
    public static Ended run(Class<?> main, Path folder, List<String> arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process process = builder(main, arguments)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(main + " did not end: " + Files.readString(errors));
        }
        return new Ended(process.exitValue(), Files.readAllLines(errors), Files.readAllLines(output));
    }

    public long pid() {
        return process.pid();
    }

    /// What it said when it was ready.
    public String ready() {
        return ready;
    }

    /// SIGKILL, as `kill -9`.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static ProcessBuilder builder(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx256m",
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
