package io.onewindow.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LockoutTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Lockout lockout = new Lockout(clock);

    @Test
    void locksTheSourceOutAfterTenFailuresInAMinute() {
        // Given
        fail(9);
        boolean before = lockout.allows("tax", "10.0.0.1");
        // When
        fail(1);
        // Then
        assertThat(before).isTrue();
        assertThat(lockout.allows("tax", "10.0.0.1")).isFalse();
        assertThat(lockout.allows("tax", "10.0.0.2")).isTrue();
        assertThat(lockout.allows("police", "10.0.0.1")).isTrue();
    }

    @Test
    void opensAgainAfterAMinuteAndCountsAnew() {
        // Given
        fail(10);
        // When
        pass(Duration.ofSeconds(60));
        // Then
        assertThat(lockout.allows("tax", "10.0.0.1")).isTrue();
        fail(9);
        assertThat(lockout.allows("tax", "10.0.0.1")).isTrue();
    }

    @Test
    void forgetsFailuresOlderThanAMinute() {
        // Given
        fail(9);
        pass(Duration.ofSeconds(61));
        // When
        fail(9);
        // Then
        assertThat(lockout.allows("tax", "10.0.0.1")).isTrue();
    }

    @Test
    void forgetsFailuresOnceThePartyProvedItself() {
        // Given
        fail(9);
        // When
        lockout.succeeded("tax", "10.0.0.1");
        fail(9);
        // Then
        assertThat(lockout.allows("tax", "10.0.0.1")).isTrue();
    }

    @Test
    void remembersABoundedNumberOfSources() {
        // Given
        fail(10);
        // When
        IntStream.range(0, 10_000).forEach(number -> lockout.failed("x".repeat(5_000) + number, "10.1.0." + number));
        // Then
        assertThat(lockout.allows("tax", "10.0.0.1")).isTrue();
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(_ -> lockout.failed("tax", "10.0.0.1"));
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
