package io.onewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The benchmark of `mvn -Pbench verify`: the hub and the floor in turns, under the same driver. It fails when
/// something is lost, doubled or left out, never because of a time.
class Benchmark {

    private static final Path FOLDER = Path.of("target/bench");

    @Test
    void findsEveryApplicationOnceInTheHubAndOnTheFloor() throws IOException, SQLException, InterruptedException {
        // Given
        Parameters parameters = Parameters.ofSystem();
        String machine = Machine.described();
        Map<Candidate, List<Map<String, Double>>> figures = new EnumMap<>(Candidate.class);
        List<String> findings = new ArrayList<>();
        // When
        for (int round = 0; round < parameters.rounds(); round++) {
            for (Candidate candidate : parameters.order(round)) {
                String name = candidate.id() + "-" + (round + 1);
                System.out.println("running " + name);
                Run.Outcome outcome = new Run(parameters, candidate, round, FOLDER.resolve(name)).measure();
                figures.computeIfAbsent(candidate, unused -> new ArrayList<>()).add(outcome.figures());
                outcome.findings().forEach(finding -> findings.add(name + ": " + finding));
            }
        }
        Report report = new Report(machine, parameters, figures, findings);
        Files.writeString(FOLDER.resolve("benchmark.txt"), report.text(), StandardCharsets.UTF_8);
        Files.writeString(FOLDER.resolve("benchmark.md"), report.markdown(), StandardCharsets.UTF_8);
        System.out.println(report.text());
        // Then
        assertThat(findings).isEmpty();
    }
}
