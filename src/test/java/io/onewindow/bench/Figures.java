package io.onewindow.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// What was measured of one system, by name: in a file, and of several rounds together.
public final class Figures {

    private Figures() {}

    /// Keeps figures in a file.
    public static void write(Path file, Map<String, Double> figures) throws IOException {
        Properties properties = new Properties();
        figures.forEach((name, value) -> properties.setProperty(name, String.valueOf(value)));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "what was measured");
        }
    }

    /// Reads what was kept; nothing where there is no file.
    static Map<String, Double> read(Path file) throws IOException {
        Map<String, Double> figures = new TreeMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties
                    .stringPropertyNames()
                    .forEach(name -> figures.put(name, Double.valueOf(properties.getProperty(name))));
        }
        return figures;
    }

    /// The median of each figure that every round has.
    static Map<String, Double> medians(List<Map<String, Double>> rounds) {
        Map<String, Double> medians = new TreeMap<>();
        rounds.stream()
                .map(Map::keySet)
                .flatMap(Collection::stream)
                .distinct()
                .filter(name -> rounds.stream().allMatch(round -> round.containsKey(name)))
                .forEach(name -> medians.put(
                        name,
                        median(rounds.stream()
                                .mapToDouble(round -> round.get(name))
                                .toArray())));
        return medians;
    }

    /// The middle value; of an even number of values the mean of the two in the middle.
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// How many times the other one value is; not a number where there is nothing to compare with.
    static double ratio(double value, double other) {
        return other == 0 ? Double.NaN : value / other;
    }
}
