package io.onewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The long run of `mvn -Psoak verify`: the hub alone at saturation by the window's queue, and what it holds after each
/// tenth. It fails when something is lost or doubled, or when what is left on the heap grows from tenth to tenth.
class Soak {

    private static final Path FOLDER = Path.of("target/soak");
    private static final int FIRST = 2;
    private static final int LAST = 10;
    private static final double FLAT = 1.1;

    @Test
    void holdsNoMoreAfterTheLastTenthThanAfterTheSecond() throws IOException, SQLException, InterruptedException {
        // Given
        Parameters parameters = Parameters.ofSoak();
        String machine = Machine.described();
        // When
        Run.Outcome outcome = new Run(parameters, Candidate.HUB, 0, FOLDER).measure();
        String table = table(machine, parameters, outcome.figures());
        Files.writeString(FOLDER.resolve("soak.md"), table, StandardCharsets.UTF_8);
        System.out.println(table);
        // Then
        assertThat(outcome.findings()).isEmpty();
        assertThat(live(outcome.figures(), LAST)).isLessThan(FLAT * live(outcome.figures(), FIRST));
    }

    private static double live(Map<String, Double> figures, int tenth) {
        return figures.getOrDefault("soak.%02d.live".formatted(tenth), Double.NaN);
    }

    private static String table(String machine, Parameters parameters, Map<String, Double> figures) {
        List<String> lines = new ArrayList<>(List.of(
                "OneWindow Hub, %s; %,d applications by the window's queue after %,d to warm up."
                        .formatted(machine, parameters.soak(), parameters.warmup()),
                "",
                "| applications | a second | p50 ms | p99 ms | live heap MiB | memory MiB | threads | descriptors |",
                "|--:|--:|--:|--:|--:|--:|--:|--:|"));
        for (int tenth = 1; tenth <= LAST; tenth++) {
            String name = "soak.%02d.".formatted(tenth);
            String cells = Stream.of("per-second", "result.p50", "result.p99", "live", "rss", "threads", "descriptors")
                    .map(figure -> String.format(Locale.ROOT, "%,.0f", figures.getOrDefault(name + figure, Double.NaN)))
                    .collect(Collectors.joining(" | "));
            lines.add("| %,d | %s |".formatted(parameters.soak() / LAST * tenth, cells));
        }
        return String.join("\n", lines) + "\n";
    }
}
