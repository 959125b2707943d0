package io.onewindow.history;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Thousands of random lives of cases at two nodes that die and are started again, by the product's desks over tables
/// in
/// memory. `-Dsimulation.seed=` repeats one of them, `-Dsimulation.histories=` says how many there are.
class SimulationTest {

    private static final int STEPS = 30;
    private static final long SEED = 20_261_124L;

    @Test
    void keepsEveryInvariantWhoeverDiesAndBringsEachCaseToItsEnd() {
        long one = Long.getLong("simulation.seed", -1);
        long many = Long.getLong("simulation.histories", 5_000);
        LongStream seeds = one >= 0 ? LongStream.of(one) : LongStream.range(SEED, SEED + many);
        seeds.parallel().forEach(SimulationTest::live);
    }

    private static void live(long seed) {
        try (MemoryWorld world = new MemoryWorld(seed)) {
            live(new History(world, seed), seed);
        }
    }

    private static void live(History history, long seed) {
        try {
            history.live(STEPS);
            history.end();
        } catch (AssertionError | RuntimeException broken) {
            List<String> steps = history.steps();
            throw new AssertionError("-Dsimulation.seed=" + seed + " breaks after " + steps, broken);
        }
    }
}
