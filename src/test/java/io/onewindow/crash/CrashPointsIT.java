package io.onewindow.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The packaged hub is killed between every two steps and started again. What is to be there then is said by the table
/// of `faults.md`, a sentence a point; each sentence is a test.
class CrashPointsIT {

    private static CrashingHub hub;

    @BeforeAll
    static void start() throws IOException, URISyntaxException {
        hub = CrashingHub.start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void stagesEveryPointOfTheTableAndEveryRule() throws IOException {
        assertThat(new TreeSet<>(PointTable.sentences().keySet()))
                .isEqualTo(new TreeSet<>(PointTable.rules()))
                .isEqualTo(new TreeSet<>(Rounds.points(hub).toList()));
    }

    @TestFactory
    Stream<DynamicNode> keepsWhatWasAcceptedWhereverItIsKilled() {
        SortedMap<String, String> sentences = PointTable.sentences();
        return Rounds.of(hub).stream().flatMap(round -> staged(round, sentences));
    }

    // Lazily: each round runs on the process that the one before it started.
    private static Stream<DynamicNode> staged(List<Scenario> round, SortedMap<String, String> sentences) {
        Rounds.run(hub, round);
        return round.stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.point() + ": " + sentences.get(scenario.point()), scenario::check));
    }
}
