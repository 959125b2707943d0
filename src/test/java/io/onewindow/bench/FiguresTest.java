package io.onewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    private static final Parameters PARAMETERS = new Parameters(10, 10, 20, 1, 2, 10, 2, "", 0, 0, "target/hub.jfr", 0);

    @Test
    void takesTheValueOfTheNearestRank() {
        // Given
        double[] hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        // Then
        assertThat(Percentiles.of(hundred, 50)).isEqualTo(50);
        assertThat(Percentiles.of(hundred, 99)).isEqualTo(99);
        assertThat(Percentiles.of(new double[] {1, 2, 3}, 50)).isEqualTo(2);
        assertThat(Percentiles.of(new double[] {7}, 99)).isEqualTo(7);
        assertThat(Percentiles.of(new double[0], 50)).isNaN();
    }

    @Test
    void takesTheMiddleOfRounds() {
        // When
        Map<String, Double> medians =
                Figures.medians(List.of(Map.of("a", 1.0, "b", 9.0), Map.of("a", 2.0), Map.of("a", 6.0)));
        // Then
        assertThat(medians).isEqualTo(Map.of("a", 2.0));
        assertThat(Figures.median(1, 4)).isEqualTo(2.5);
    }

    @Test
    void comparesWithNothingByNoNumber() {
        assertThat(Figures.ratio(3, 2)).isEqualTo(1.5);
        assertThat(Figures.ratio(3, 0)).isNaN();
    }

    @Test
    void readsWhatItKept(@TempDir Path folder) throws IOException {
        // Given
        Map<String, Double> figures = Map.of("queue.saturation.per-second", 512.25, "rss", 300.0);
        // When
        Figures.write(folder.resolve("figures"), figures);
        // Then
        assertThat(Figures.read(folder.resolve("figures"))).isEqualTo(figures);
        assertThat(Figures.read(folder.resolve("none"))).isEmpty();
    }

    @Test
    void letsTheSystemsBeginInTurns() {
        assertThat(PARAMETERS.order(0)).containsExactly(Candidate.HUB, Candidate.FLOOR);
        assertThat(PARAMETERS.order(1)).containsExactly(Candidate.FLOOR, Candidate.HUB);
        assertThat(PARAMETERS.recording(Candidate.HUB, 1)).contains("target/hub-hub-2.jfr");
    }

    @Test
    void showsEachRoundItsMedianAndTheRatio() {
        // Given
        Map<Candidate, List<Map<String, Double>>> figures = new EnumMap<>(Candidate.class);
        String name = "queue.saturation.per-second";
        figures.put(Candidate.HUB, List.of(Map.of(name, 300.0), Map.of(name, 500.0)));
        figures.put(Candidate.FLOOR, List.of(Map.of(name, 800.0), Map.of(name, 800.0)));
        // When
        Report correct = new Report("a machine", PARAMETERS, figures, List.of());
        Report wrong = new Report("a machine", PARAMETERS, figures, List.of("hub-1: 2 results came twice"));
        // Then
        assertThat(correct.markdown())
                .contains("| applications/s at saturation | 400 | 800 | 0.50 | – | – | – |")
                .contains("| 300 / 500 | 800 / 800 |")
                .contains("Correct:");
        assertThat(correct.text()).contains("a machine").contains("0.50");
        assertThat(wrong.text()).contains("NOT CORRECT").contains("2 results came twice");
    }
}
