package io.onewindow.bench;

import io.onewindow.bench.driver.Searches;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The one table: each figure of the hub, of the floor, and how many times the other the one is.
///
/// @param figures of each round
record Report(
        String machine,
        Parameters parameters,
        Map<Candidate, List<Map<String, Double>>> figures,
        List<String> findings) {

    private static final List<String> HEAD =
            List.of("", "hub, queue", "floor, queue", "ratio", "hub, HTTP", "floor, HTTP", "ratio");

    /// For a terminal.
    String text() {
        List<List<String>> rows = rows();
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return head() + "\n"
                + rows.stream().map(row -> aligned(row, widths)).collect(Collectors.joining("\n"))
                + "\n\n" + verdict() + "\n";
    }

    private static String aligned(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> (column == 0 ? "%-" + widths[0] + "s" : "%" + (widths[column] + 2) + "s")
                        .formatted(row.get(column)))
                .collect(Collectors.joining());
    }

    /// For a page.
    String markdown() {
        List<String> lines = new ArrayList<>(rows().stream()
                .map(row -> "| " + String.join(" | ", row) + " |")
                .toList());
        lines.add(1, "|---|" + "--:|".repeat(HEAD.size() - 1));
        return head() + "\n" + String.join("\n", lines) + "\n\n" + verdict() + "\n";
    }

    private String head() {
        return """
                OneWindow Hub and the floor, %s.
                %d at saturation by each way in after %d to warm up, at most %d under way, %d HTTP connections; \
                schedules of %d s; medians of the rounds, %d.
                CPU is in seconds for 1,000 applications at saturation, latency from submission to result and searches in ms.
                %,d finished cases and %,d open handoffs were in the hub's database before.
                """.formatted(
                        machine,
                        parameters.applications(),
                        parameters.warmup(),
                        parameters.inFlight(),
                        parameters.connections(),
                        parameters.seconds(),
                        parameters.rounds(),
                        parameters.filled(),
                        parameters.filledOpen());
    }

    private String verdict() {
        return findings.isEmpty()
                ? "Correct: one result for each application, nothing twice, nothing missing, ledger and audit complete."
                : "NOT CORRECT:\n" + String.join("\n", findings);
    }

    private List<List<String>> rows() {
        String rate = "at %.0f/s, ".formatted(parameters.rate());
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        rows.add(row("applications/s at saturation", ".saturation.per-second"));
        rows.add(eachRound());
        Stream.of("p50", "p95", "p99")
                .forEach(p -> rows.add(row("  " + p + " ms at saturation", ".saturation.result." + p)));
        Stream.of("p50", "p95", "p99").forEach(p -> rows.add(row("latency " + rate + p, ".rate.result." + p)));
        Stream.of("p50", "p99").forEach(p -> rows.add(row("time to the 201 " + rate + p, ".rate.accepted." + p)));
        rows.add(row("offered at half of saturation, applications/s", ".half.offered"));
        Stream.of("p50", "p95", "p99").forEach(p -> rows.add(row("latency at half, " + p, ".half.result." + p)));
        Stream.of("p50", "p99").forEach(p -> rows.add(row("time to the 201 at half, " + p, ".half.accepted." + p)));
        Stream.of("system", "database", "broker")
                .forEach(p -> rows.add(row("CPU of the " + p, ".saturation.cpu." + p)));
        rows.add(row(
                "CPU of these three", ".saturation.cpu.system", ".saturation.cpu.database", ".saturation.cpu.broker"));
        rows.add(row("CPU of the driver", ".saturation.cpu.driver"));
        Searches.QUERIES.forEach(
                query -> rows.add(row("search ?" + readable(query) + ", p50", Searches.figure(query))));
        rows.add(whole("peak memory of the system, MiB", "rss"));
        rows.add(whole("database, bytes a case", "bytes"));
        rows.add(whole("cases", "applications"));
        return rows;
    }

    private static String readable(String query) {
        return URLDecoder.decode(query, StandardCharsets.UTF_8);
    }

    // The sum of one figure or more, by each way in.
    private List<String> row(String label, String... names) {
        List<String> row = new ArrayList<>(List.of(label));
        for (String way : List.of("queue", "http")) {
            double hub = sum(Candidate.HUB, way, names);
            double floor = sum(Candidate.FLOOR, way, names);
            row.addAll(List.of(number(hub), number(floor), number(Figures.ratio(hub, floor))));
        }
        return row;
    }

    private double sum(Candidate candidate, String way, String... names) {
        Map<String, Double> medians = Figures.medians(figures.getOrDefault(candidate, List.of()));
        return Stream.of(names)
                .mapToDouble(name -> medians.getOrDefault(way + name, Double.NaN))
                .sum();
    }

    // What belongs to a whole run, both ways in together.
    private List<String> whole(String label, String name) {
        double hub = sum(Candidate.HUB, "", name);
        double floor = sum(Candidate.FLOOR, "", name);
        return List.of(label, number(hub), number(floor), number(Figures.ratio(hub, floor)), "", "", "");
    }

    private List<String> eachRound() {
        List<String> row = new ArrayList<>(List.of("  each round"));
        for (String way : List.of("queue", "http")) {
            for (Candidate candidate : Candidate.values()) {
                row.add(figures.getOrDefault(candidate, List.of()).stream()
                        .map(round -> number(round.getOrDefault(way + ".saturation.per-second", Double.NaN)))
                        .collect(Collectors.joining(" / ")));
            }
            row.add("");
        }
        return row;
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
