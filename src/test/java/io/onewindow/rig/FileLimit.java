package io.onewindow.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// How many files and connections a process has open, how many it may, and what it spends on them.
public final class FileLimit {

    private final long pid;

    private FileLimit(long pid) {
        this.pid = pid;
    }

    /// Of that process, as it runs now.
    public static FileLimit of(ProcessHandle process) {
        return new FileLimit(process.pid());
    }

    /// How many are open.
    public long open() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return descriptors.count();
        }
    }

    /// How many may be.
    public long most() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .mapToLong(line -> Long.parseLong(line.split("\\s+")[3]))
                .findFirst()
                .orElseThrow();
    }

    /// How long processors have worked for it.
    public Duration processorTime() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    /// Changes that while the process runs (`prlimit`).
    public void change(long most) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("prlimit", "--pid", String.valueOf(pid), "--nofile=" + most + ":")
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("prlimit ended with " + exit);
        }
    }
}
