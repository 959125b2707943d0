package io.onewindow.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration ROUND = Duration.ofMillis(10);

    private final AtomicLong time = new AtomicLong();
    private final Pace pace = new Pace(time::get);

    private void rounds(int count, Duration pause) {
        for (int i = 0; i < count; i++) {
            time.addAndGet(pause.toNanos());
            pace.begin();
            time.addAndGet(ROUND.toNanos());
            pace.end();
        }
    }

    @Test
    void restsAsLongAsTheLastRoundTookWhereOneFollowsTheOther() {
        // When
        rounds(50, Duration.ZERO);
        // Then
        assertThat(pace.due()).isEqualTo(ROUND.toNanos());
    }

    @Test
    void countsTheTimeSinceTheLastRoundAsRest() {
        // Given
        rounds(50, Duration.ZERO);
        // When
        time.addAndGet(ROUND.dividedBy(4).toNanos());
        // Then
        assertThat(pace.due()).isEqualTo(ROUND.multipliedBy(3).dividedBy(4).toNanos());
    }

    @Test
    void beginsAtOnceWhereItMostlyWaitsForWork() {
        // When
        rounds(50, ROUND.multipliedBy(2));
        // Then
        assertThat(pace.due()).isZero();
    }

    @Test
    void beginsAtOnceAgainWhenABusyTimeIsOver() {
        // Given
        rounds(50, Duration.ZERO);
        // When
        rounds(1, Duration.ofSeconds(1));
        // Then
        assertThat(pace.due()).isZero();
    }

    @Test
    void restsNoLongerThanSomebodyWouldNotice() {
        // When
        pace.begin();
        time.addAndGet(Duration.ofSeconds(10).toNanos());
        pace.end();
        // Then
        assertThat(pace.due()).isEqualTo(Duration.ofMillis(25).toNanos());
    }
}
