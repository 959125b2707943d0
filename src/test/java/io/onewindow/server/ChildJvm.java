package io.onewindow.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/// A main class in a process of its own, so that it can be killed.
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final String ready;

    private ChildJvm(Process process, String ready) {
        this.process = process;
        this.ready = ready;
    }

    /// Starts it and waits for its line `READY …`.
    static ChildJvm start(Class<?> main, Path argument) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx128m",
                        main.getName(),
                        argument.toString())
                .redirectError(new File("target", main.getSimpleName() + ".err"))
                .start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("READY ")) {
                return new ChildJvm(process, line.substring("READY ".length()));
            }
        }
        throw new IOException(main + " ended with " + process.onExit().join().exitValue());
    }

    long pid() {
        return process.pid();
    }

    /// What it said when it was ready.
    String ready() {
        return ready;
    }

    /// SIGKILL, as `kill -9`.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
