package io.onewindow.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A virtual machine of its own, which writes what it says to one file, and is started again by the same command.
public final class JavaProcess {

    private static final Duration STOPPING = Duration.ofSeconds(40);

    private final Path folder;
    private final List<String> command;
    private volatile Process process;

    private JavaProcess(Path folder, List<String> command) {
        this.folder = folder;
        this.command = command;
        this.process = launch();
    }

    /// Starts one in that folder, which takes its file `out.log`.
    public static JavaProcess start(Path folder, List<String> arguments) {
        return start(List.of(), folder, arguments);
    }

    /// Starts one by a command that something stands before.
    public static JavaProcess start(List<String> before, Path folder, List<String> arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Its ends are seen and answered by whoever keeps it: no core is written when it is killed.
        command.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-Dio.netty.noUnsafe=false"));
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(arguments);
        return new JavaProcess(folder, command);
    }

    private Process launch() {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    /// The file of what it says.
    public Path log() {
        return folder.resolve("out.log");
    }

    /// Whether it runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// The process as it runs now.
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /// What it ended with.
    public int exitCode() {
        return process.exitValue();
    }

    /// Starts it again, where it has ended.
    public synchronized void again() {
        if (!process.isAlive()) {
            process = launch();
        }
    }

    /// Asks it to end, and ends it where it does not.
    public void stop() {
        try {
            process.destroy();
            if (!process.waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
                Signals.kill(handle());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
