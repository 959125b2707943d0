package io.onewindow.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class SecretsTest {

    private static final String RIGHT = "a long secret drawn at random";
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private final Party tax = party("tax", Secrets.hash(RIGHT));
    private final Parties parties = new Parties(List.of(tax), new Secrets(Clock.systemUTC()));

    @Test
    void provesAPartyByItsSecretOnly() {
        assertThat(parties.authenticate("tax", RIGHT)).contains(tax);
        assertThat(parties.authenticate("tax", RIGHT + "x")).isEmpty();
        assertThat(parties.authenticate("tax", "")).isEmpty();
        assertThat(parties.authenticate("police", RIGHT)).isEmpty();
        assertThat(parties.authenticate("Tax'; --", RIGHT)).isEmpty();
        assertThat(parties.authenticate("", RIGHT)).isEmpty();
    }

    @Test
    void takesEitherOfTwoSecretsWhileTheyAreExchanged() {
        // Given
        Parties both = new Parties(List.of(party("tax", Secrets.hash("old"), Secrets.hash("new"))), new Secrets());
        // Then
        assertThat(both.authenticate("tax", "old")).isPresent();
        assertThat(both.authenticate("tax", "new")).isPresent();
    }

    @Test
    void takesAsLongForAnUnknownIdAsForAWrongSecret() {
        // Given
        long known = nanosOf("tax");
        // When
        long unknown = nanosOf("nobody");
        // Then
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    @Test
    void takesTheRoundsOfTheCostliestPartyForEveryWrongAnswer() {
        // Given
        Party quick = party("quick", hashOfCost4("changeme"));
        Party slow = party("slow", Secrets.hash("one"), Secrets.hash("two"));
        // When
        long rounds = Secrets.rounds(List.of(quick, slow));
        // Then
        assertThat(rounds).isEqualTo(2 << Secrets.COST);
    }

    @Test
    void remembersARightSecretForMinutesOnly() {
        // Given
        StoppedClock clock = new StoppedClock();
        RememberedProofs proofs = new RememberedProofs(clock);
        String proof = proofs.proofOf("tax", tax.secrets(), RIGHT);
        proofs.remember(proof);
        // When
        clock.now = NOON.plus(RememberedProofs.LIFE).minusSeconds(1);
        boolean before = proofs.remembers(proof);
        clock.now = NOON.plus(RememberedProofs.LIFE);
        boolean after = proofs.remembers(proof);
        // Then
        assertThat(before).isTrue();
        assertThat(after).isFalse();
        assertThat(proofs.size()).isZero();
    }

    @Test
    void remembersNoMoreThanItsBound() {
        // Given
        RememberedProofs proofs = new RememberedProofs(new StoppedClock());
        // When
        IntStream.rangeClosed(0, RememberedProofs.MOST).forEach(number -> proofs.remember("proof-" + number));
        // Then
        assertThat(proofs.size()).isEqualTo(RememberedProofs.MOST);
        assertThat(proofs.remembers("proof-0")).isFalse();
        assertThat(proofs.remembers("proof-1")).isTrue();
    }

    @Test
    void keepsAProofThatTellsNothingOfTheSecret() {
        // Given
        RememberedProofs one = new RememberedProofs(new StoppedClock());
        RememberedProofs other = new RememberedProofs(new StoppedClock());
        // When
        String proof = one.proofOf("tax", tax.secrets(), RIGHT);
        // Then
        assertThat(proof).matches("[0-9a-f]{64}").isNotEqualTo(other.proofOf("tax", tax.secrets(), RIGHT));
        assertThat(proof).isNotEqualTo(one.proofOf("tax", List.of(Secrets.hash(RIGHT)), RIGHT));
        assertThat(proof).isNotEqualTo(one.proofOf("police", tax.secrets(), RIGHT));
    }

    @Test
    void answersARememberedSecretWithoutHashing() {
        // Given
        parties.authenticate("tax", RIGHT);
        long begin = System.nanoTime();
        // When
        IntStream.range(0, 1000).forEach(_ -> parties.authenticate("tax", RIGHT));
        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void checksManyEqualSecretsAtOnceOnlyOnce() {
        // Given
        long begin = System.nanoTime();
        // When
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 500).forEach(_ -> threads.submit(() -> parties.authenticate("tax", RIGHT)));
        }
        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(parties.authenticate("tax", RIGHT)).contains(tax);
    }

    @Test
    void refusesToHashMoreThanBcryptReads() {
        assertThatThrownBy(() -> Secrets.hash("x".repeat(73))).isInstanceOf(IllegalArgumentException.class);
    }

    private long nanosOf(String id) {
        parties.authenticate(id, "warm up");
        return IntStream.range(0, 8)
                .mapToLong(number -> {
                    long begin = System.nanoTime();
                    parties.authenticate(id, "wrong " + number);
                    return System.nanoTime() - begin;
                })
                .min()
                .orElseThrow();
    }

    private static String hashOfCost4(String secret) {
        return "{bcrypt}" + new BCryptPasswordEncoder(4).encode(secret);
    }

    private static Party party(String id, String... secrets) {
        return new Party(new PartyId(id), PartyKind.DEPARTMENT, "局", "Bureau", List.of(secrets), List.of());
    }

    /// A clock that stands still until a test moves it.
    private static final class StoppedClock extends Clock {

        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
