package io.onewindow.bench.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a process has used, as `/proc` tells (proc(5)); nothing on systems without it.
final class Usage {

    private static final double TICKS_A_SECOND = 100;
    private static final int USER_TIME = 11;

    private Usage() {}

    /// Processor seconds of the process and of all that it started, those that have ended included.
    static double seconds(long pid) {
        double own = ticks(pid, 4) / TICKS_A_SECOND;
        return own
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToDouble(child -> ticks(child.pid(), 2) / TICKS_A_SECOND)
                        .sum();
    }

    private static long ticks(long pid, int fields) {
        String stat = read(pid, "stat");
        if (stat.isEmpty()) {
            return 0;
        }
        // The name, which stands in parentheses, may hold anything.
        String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Stream.of(values)
                .skip(USER_TIME)
                .limit(fields)
                .mapToLong(Long::parseLong)
                .sum();
    }

    /// The most memory that the process has held, in MiB.
    static double peakMebibytes(long pid) {
        return status(pid, "VmHWM:") / 1024.0;
    }

    /// The memory that the process holds, in MiB.
    static double mebibytes(long pid) {
        return status(pid, "VmRSS:") / 1024.0;
    }

    /// The threads of the process.
    static double threads(long pid) {
        return status(pid, "Threads:");
    }

    private static long status(long pid, String name) {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /// The files and connections that the process has open.
    static double descriptors(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return open.count();
        }
    }

    /// What is left on the heap of a virtual machine when everything that nobody refers to is gone, in MiB.
    static double liveMebibytes(long pid) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process histogram = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = histogram.inputReader()) {
            // Total <instances> <bytes>
            String total = lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("jcmd says no total of " + pid));
            return Long.parseLong(total.split("\\s+")[2]) / 1024.0 / 1024.0;
        }
    }

    private static String read(long pid, String file) {
        try {
            Path path = Path.of("/proc", String.valueOf(pid), file);
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException ended) {
            if (ProcessHandle.of(pid).isEmpty()) {
                return "";
            }
            throw new UncheckedIOException(ended);
        }
    }
}
