package io.onewindow.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/// What the figures were measured on.
final class Machine {

    private Machine() {}

    /// The date, the processor, memory, systems, and how busy it was before.
    static String described() throws IOException {
        return "%s, %d processors (%s), %s MiB memory, %s %s, Java %s, load before %.1f"
                .formatted(
                        LocalDate.now(ZoneId.systemDefault()),
                        Runtime.getRuntime().availableProcessors(),
                        value("/proc/cpuinfo", "model name"),
                        mebibytes(value("/proc/meminfo", "MemTotal")),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String value(String file, String name) throws IOException {
        if (Files.notExists(Path.of(file))) {
            return "unknown";
        }
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String mebibytes(String kibibytes) {
        String digits = kibibytes.replaceAll("\\D", "");
        return digits.isEmpty() ? "unknown" : String.valueOf(Long.parseLong(digits) / 1024);
    }
}
