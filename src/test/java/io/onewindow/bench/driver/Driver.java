package io.onewindow.bench.driver;

import io.onewindow.bench.Figures;
import io.onewindow.bench.Parameters;
import io.onewindow.bench.Percentiles;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The load driver with the window and the departments, the same for every system; a process of its own.
public final class Driver {

    static final String WINDOW = "window-01";

    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final int TENTHS = 10;
    private static final int TOGETHER = 20;
    private static final int QUEUE_LANES = 2;
    private static final int OPEN_LANES = 32;

    private final Order order;
    private final Parameters parameters = Parameters.ofSystem();
    private final Map<String, Double> figures = new TreeMap<>();
    private final Tally tally = new Tally();
    private final Keys keys;
    private final Parties parties;
    private final Load load = new Load(tally);

    private Driver(Order order) {
        this.order = order;
        this.keys = new Keys(order.numbersItself(), tally);
        this.parties = new Parties(order.brokerPort(), tally, keys);
    }

    /// What to drive.
    ///
    /// @param numbersItself whether the system replies with numbers of its own, as the hub does;
    ///                      the floor keeps the key
    public record Order(boolean numbersItself, int httpPort, int brokerPort, long system, long database, long broker) {

        /// As arguments.
        public List<String> arguments() {
            return List.of(
                    String.valueOf(numbersItself),
                    String.valueOf(httpPort),
                    String.valueOf(brokerPort),
                    String.valueOf(system),
                    String.valueOf(database),
                    String.valueOf(broker));
        }

        private static Order of(String[] args) {
            return new Order(
                    Boolean.parseBoolean(args[0]),
                    Integer.parseInt(args[1]),
                    Integer.parseInt(args[2]),
                    Long.parseLong(args[3]),
                    Long.parseLong(args[4]),
                    Long.parseLong(args[5]));
        }
    }

    /// Writes `figures.properties` and `findings.txt` into the working folder.
    ///
    /// @param args an [Order]
    static void main(String[] args) throws Exception {
        Driver driver = new Driver(Order.of(args));
        try {
            driver.run();
        } finally {
            driver.write();
        }
        Runtime.getRuntime().exit(0);
    }

    private void run() throws Exception {
        parties.begin(order.numbersItself());
        for (String way : List.of("queue", "http")) {
            try (Load.Ways ways = saturating(way)) {
                load.saturate(ways, parameters.warmup() / 2, parameters.inFlight());
            }
        }
        if (parameters.soak() > 0) {
            soak();
        } else {
            measure();
        }
        // A result that comes a second time comes soon.
        Load.awaitMoment(System.nanoTime() + QUIET.toNanos());
        figures.put("rss", Usage.peakMebibytes(order.system()));
        figures.put("applications", (double) tally.submitted());
    }

    // A tenth is longer than any pause in which something could be cleared away.
    private void soak() throws Exception {
        try (Load.Ways ways = saturating("queue")) {
            for (int tenth = 1; tenth <= TENTHS; tenth++) {
                String name = "soak.%02d".formatted(tenth);
                phase(name, () -> load.saturate(ways, parameters.soak() / TENTHS, parameters.inFlight()));
                figures.put(name + ".live", Usage.liveMebibytes(order.system()));
                figures.put(name + ".rss", Usage.mebibytes(order.system()));
                figures.put(name + ".threads", Usage.threads(order.system()));
                figures.put(name + ".descriptors", Usage.descriptors(order.system()));
                write();
            }
        }
    }

    private void measure() throws Exception {
        Map<String, Double> saturation = new TreeMap<>();
        for (String way : List.of("queue", "http")) {
            try (Load.Ways ways = saturating(way)) {
                phase(way + ".saturation", () -> load.saturate(ways, parameters.applications(), parameters.inFlight()));
            }
            saturation.put(way, figures.get(way + ".saturation.per-second"));
        }
        for (String way : List.of("queue", "http")) {
            try (Load.Ways ways = open(way)) {
                offer(way + ".rate", ways, parameters.rate());
                offer(way + ".half", ways, saturation.get(way) / 2);
            }
        }
        if (order.numbersItself()) {
            Searches.medians(order.httpPort()).forEach((name, median) -> figures.put("http" + name, median));
        }
    }

    private void offer(String name, Load.Ways ways, double perSecond) throws Exception {
        int count = (int) Math.max(1, Math.round(perSecond * parameters.seconds()));
        figures.put(name + ".offered", perSecond);
        phase(name, () -> load.offer(ways, count, perSecond));
    }

    private interface Phase {
        void run() throws Exception;
    }

    private void phase(String name, Phase phase) throws Exception {
        int from = tally.submitted();
        double[] before = used();
        phase.run();
        double[] after = used();
        int to = tally.submitted();
        List<String> processes = List.of("system", "database", "broker", "driver");
        for (int i = 0; i < processes.size(); i++) {
            figures.put(name + ".cpu." + processes.get(i), (after[i] - before[i]) * 1_000 / (to - from));
        }
        figures.put(name + ".per-second", tally.perSecond(from, to));
        percentiles(name + ".result", tally.resultMillis(from, to));
        if (name.startsWith("http")) {
            percentiles(name + ".accepted", tally.acceptedMillis(from, to));
        }
        System.out.println(name + " " + (to - from) + " applications, " + tally.perSecond(from, to) + " a second");
    }

    private double[] used() {
        return new double[] {
            Usage.seconds(order.system()),
            Usage.seconds(order.database()),
            Usage.seconds(order.broker()),
            Usage.seconds(ProcessHandle.current().pid())
        };
    }

    private void percentiles(String name, double[] sorted) {
        for (int percent : List.of(50, 95, 99)) {
            figures.put(name + ".p" + percent, Percentiles.of(sorted, percent));
        }
    }

    private Load.Ways saturating(String way) throws JMSException, IOException {
        return way.equals("queue")
                ? new Load.Ways(lanes(way, QUEUE_LANES), TOGETHER)
                : new Load.Ways(lanes(way, parameters.connections()), 1);
    }

    private Load.Ways open(String way) throws JMSException, IOException {
        return new Load.Ways(lanes(way, OPEN_LANES), 1);
    }

    private List<Lane> lanes(String way, int count) throws JMSException, IOException {
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lanes.add(
                    way.equals("queue")
                            ? new QueueLane(parties.connect(WINDOW), keys)
                            : new HttpLane(order.httpPort(), tally, keys));
        }
        return lanes;
    }

    private void write() throws IOException {
        Figures.write(Path.of("figures.properties"), figures);
        Files.write(Path.of("findings.txt"), tally.findings());
    }
}
