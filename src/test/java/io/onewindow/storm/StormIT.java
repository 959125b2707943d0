package io.onewindow.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.hub.RunningHub;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two nodes under load in a storm of faults: nothing is lost and nothing is doubled, and the checker that says so
/// would
/// see it. `-Dstorm.minutes` says how long, `-Dstorm.seed` which storm.
class StormIT {

    private static Storm.Outcome outcome;
    private static long seed;

    @BeforeAll
    static void storm() throws IOException, SQLException, InterruptedException, JMSException {
        seed = Long.getLong("storm.seed", new Random().nextInt(1_000_000));
        double minutes = Double.parseDouble(System.getProperty("storm.minutes", "1"));
        System.out.println("storm: seed " + seed + ", " + minutes + " min");
        Path folder = RunningHub.dataFolder();
        outcome = Storm.over(folder, seed, Duration.ofMillis((long) (minutes * 60_000)));
        System.out.println("storm: seed " + seed + ", logs in " + folder + '\n'
                + outcome.summary().text());
    }

    @Test
    void losesNothingAndDoublesNothing() {
        // When
        Set<String> findings = Checker.findings(outcome.evidence());
        // Then
        System.out.println("storm: " + findings.size() + " lost, doubled or wrong");
        assertThat(outcome.summary().applications()).isPositive();
        assertThat(findings).as("with -Dstorm.seed=%d", seed).isEmpty();
    }

    @Test
    void saysNothingButAcceptedOrLater() {
        assertThat(outcome.surprises()).as("with -Dstorm.seed=%d", seed).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void wouldSeeDamage(Damage damage) {
        // Given
        Evidence damaged = outcome.evidence().copy();
        damage.damage(damaged);
        // When
        Set<String> findings = Checker.findings(damaged);
        // Then
        assertThat(findings).anyMatch(finding -> finding.startsWith(damage.finding()));
    }
}
