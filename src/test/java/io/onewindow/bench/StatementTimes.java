package io.onewindow.bench;

import io.onewindow.canonical.Json;
import io.onewindow.hub.HubClient;
import io.onewindow.hub.RunningHub;
import io.onewindow.hub.Samples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// How long the database takes for each statement of a hub that carries cases on it, as the server's own log tells. The
/// server runs with `session_preload_libraries = 'auto_explain'` and `auto_explain.log_min_duration = 0`.
final class StatementTimes {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern DURATION = Pattern.compile("duration: ([0-9.]+) ms  plan:");
    private static final List<String> SEARCHES = List.of(
            "limit=50",
            "q=%E7%8E%8B",
            "q=%E7%BB%B5%E9%98%B3%E5%AE%89%E5%8D%9A",
            "q=51070000000000003333",
            "q=2509-510703-89-01-000050",
            "status=DECIDED",
            "status=AWAITING_CORRECTION",
            "department=tax",
            "matter=food-permit",
            "matter=preparatory-fund&status=CLOSED",
            "region=510725",
            "overdue=true");

    private StatementTimes() {}

    /// Carries cases: `url user password serverLog cases`; prints `median p95 count statement`, times in milliseconds.
    public static void main(String... arguments) throws IOException {
        Path log = Path.of(arguments[3]);
        long begun = System.nanoTime();
        try (RunningHub hub = RunningHub.start(
                "--hub.demo.simulate=all",
                "--spring.datasource.url=" + arguments[0],
                "--spring.datasource.username=" + arguments[1],
                "--spring.datasource.password=" + arguments[2])) {
            System.out.printf(
                    "started in %d ms%n",
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
            carry(hub);
            long from = Files.size(log);
            for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
                carry(hub);
            }
            print(log, from);
        }
        System.exit(0);
    }

    private static void carry(RunningHub hub) {
        HubClient window = hub.as("window-01");
        HubClient operator = hub.as("operator");
        String number = window.accepted(
                Json.text(Samples.application("business-licence", "tax-registration", "preparatory-fund")));
        SEARCHES.forEach(query -> search(operator, query));
        search(window, "status=CLOSED");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> window.read(number).path("status").asString().equals("DECIDED"));
        window.ledger(number);
        window.get("/api/v1/applications/" + number + "/result");
    }

    private static void search(HubClient who, String query) {
        try {
            HttpRequest request =
                    who.request("/api/v1/applications?" + query).GET().build();
            if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
                throw new IllegalStateException("not answered: " + query);
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void print(Path log, long from) throws IOException {
        Map<String, List<Double>> times = times(log, from);
        times.forEach((statement, all) -> {
            List<Double> sorted = all.stream().sorted().toList();
            System.out.printf(
                    "%9.3f %9.3f %6d %s%n",
                    sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.size(), statement);
        });
    }

    private static Map<String, List<Double>> times(Path log, long from) throws IOException {
        Map<String, List<Double>> times = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        double duration = -1;
        for (String line : tail(log, from)) {
            Matcher header = DURATION.matcher(line);
            if (header.find()) {
                duration = Double.parseDouble(header.group(1));
                text.setLength(0);
            } else if (duration >= 0 && line.startsWith("\tQuery Text: ")) {
                text.append(line.substring("\tQuery Text: ".length()));
            } else if (duration >= 0 && line.startsWith("\t") && !line.contains("(cost=")) {
                text.append(' ').append(line.strip());
            } else if (duration >= 0) {
                String statement = text.toString().replaceAll("\\s+", " ").strip();
                times.computeIfAbsent(statement, unused -> new ArrayList<>()).add(duration);
                duration = -1;
            }
        }
        return times;
    }

    private static List<String> tail(Path log, long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
