package io.onewindow.history;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Random lives of cases, each from a seed that a failure prints. `-Dsimulation.seed=` repeats one of them,
/// `-Dsimulation.histories=` says how many there are.
class RandomHistoriesTest {

    private static final int STEPS = 30;
    private static final long SEED = 20_261_124L;

    private final Desks desks = new Desks();

    @Test
    void keepsEveryInvariantWhateverHappensToACase() {
        long one = Long.getLong("simulation.seed", -1);
        long many = Long.getLong("simulation.histories", 150);
        LongStream seeds = one >= 0 ? LongStream.of(one) : LongStream.range(SEED, SEED + many);
        seeds.forEach(this::live);
    }

    private void live(long seed) {
        History history = new History(desks, seed);
        try {
            history.live(STEPS);
        } catch (AssertionError | RuntimeException broken) {
            List<String> steps = history.steps();
            throw new AssertionError("-Dsimulation.seed=" + seed + " breaks after " + steps, broken);
        }
    }
}
