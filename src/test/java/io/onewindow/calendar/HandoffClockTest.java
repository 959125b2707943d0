package io.onewindow.calendar;

import static io.onewindow.calendar.Explanation.What.EXTENDED;
import static io.onewindow.calendar.Explanation.What.LEFT;
import static io.onewindow.calendar.Explanation.What.RAN;
import static io.onewindow.calendar.Explanation.What.STOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.onewindow.calendar.Explanation.Line;
import io.onewindow.calendar.Segment.Extended;
import io.onewindow.calendar.Segment.Resumed;
import io.onewindow.calendar.Segment.Stopped;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// November 2026 has no holiday: the 2nd is a Monday, and every weekday is a working day.
class HandoffClockTest {

    private static final HolidayCalendar CALENDAR = HolidayCalendar.read(Path.of("config/calendar"));
    private static final TimeLimit FIVE_DAYS = new TimeLimit(5);

    @Test
    void countsWorkingDaysAfterTheStart() {
        assertThat(clock().due(FIVE_DAYS, CALENDAR)).isEqualTo(new Due(november(9), false));
        assertThat(clock().stopped()).isFalse();
    }

    @Test
    void countsTheDayOfStoppingButNotTheDayOfResuming() {
        // Given
        HandoffClock clock = clock(stopped(4), resumed(6));

        // Then the 3rd, 4th, 9th, 10th and 11th are counted
        assertThat(clock.due(FIVE_DAYS, CALENDAR)).isEqualTo(new Due(november(11), false));
        assertThat(clock.stopped()).isFalse();
    }

    @Test
    void losesNothingByAStopThatIsResumedOnTheSameDay() {
        assertThat(clock(stopped(4), resumed(4)).due(FIVE_DAYS, CALENDAR).date())
                .isEqualTo(november(9));
    }

    @Test
    void isNotMovedByAStopAfterTheDueDate() {
        assertThat(clock(stopped(9), resumed(20)).due(FIVE_DAYS, CALENDAR).date())
                .isEqualTo(november(9));
    }

    @Test
    void standsUntilAllOverlappingStopsAreResumedAndCountsThemOnce() {
        // Given
        HandoffClock clock = clock(stopped(4), stopped(5), resumed(6), resumed(10));

        // Then the 3rd, 4th, 11th, 12th and 13th are counted
        assertThat(clock.due(FIVE_DAYS, CALENDAR).date()).isEqualTo(november(13));
        assertThat(clock(stopped(4), stopped(5), resumed(6)).stopped()).isTrue();
    }

    @Test
    void isDueWhileItStandsAsIfResumedOnTheDayItStopped() {
        // Given
        HandoffClock clock = clock(stopped(4));

        // Then
        assertThat(clock.stopped()).isTrue();
        assertThat(clock.due(FIVE_DAYS, CALENDAR)).isEqualTo(new Due(november(9), false));
    }

    @Test
    void addsExtensionsToTheLimit() {
        assertThat(clock(extended(3), extended(2)).due(FIVE_DAYS, CALENDAR).date())
                .isEqualTo(november(16));
    }

    @Test
    void takesEntriesInTheOrderOfTheirEffect() {
        // Given a second stop that was entered only after the first had been resumed
        HandoffClock clock = clock(stopped(4), resumed(6), stopped(5), resumed(10));

        // Then
        assertThat(clock.due(FIVE_DAYS, CALENDAR).date()).isEqualTo(november(13));
    }

    @Test
    void ignoresAResumptionWithoutAStop() {
        assertThat(clock(resumed(3), stopped(4), resumed(6), resumed(6))
                        .due(FIVE_DAYS, CALENDAR)
                        .date())
                .isEqualTo(november(11));
    }

    @Test
    void isProvisionalWhenAStopCarriesItIntoAYearThatIsNotLoaded() {
        // Given
        HandoffClock clock = clock(stopped(4), resumed(LocalDate.of(2026, 12, 30)));

        // Then
        assertThat(clock.due(FIVE_DAYS, CALENDAR)).isEqualTo(new Due(LocalDate.of(2027, 1, 4), true));
    }

    @Test
    void explainsEachSegmentAndWhoCausedIt() {
        // Given
        Segment stop = stopped(4);
        Segment extension = extended(3);
        HandoffClock clock = clock(stop, resumed(6), extension);

        // When
        Explanation explanation = clock.explain(FIVE_DAYS, CALENDAR, november(10));

        // Then
        assertThat(explanation)
                .isEqualTo(new Explanation(
                        List.of(
                                new Line(RAN, november(2), november(4), 2, List.of()),
                                new Line(STOOD, november(4), november(6), 2, List.of(stop)),
                                new Line(RAN, november(6), november(10), 2, List.of()),
                                new Line(EXTENDED, november(8), november(8), 3, List.of(extension)),
                                new Line(LEFT, november(10), november(16), 4, List.of())),
                        new Due(november(16), false)));
    }

    @Test
    void explainsAClockThatStands() {
        // Given
        Segment correction = stopped(4);
        Segment inspection = stopped(5);

        // When
        Explanation explanation = clock(correction, inspection, resumed(6)).explain(FIVE_DAYS, CALENDAR, november(20));

        // Then
        assertThat(explanation)
                .isEqualTo(new Explanation(
                        List.of(
                                new Line(RAN, november(2), november(4), 2, List.of()),
                                new Line(STOOD, november(4), november(20), 12, List.of(correction, inspection)),
                                new Line(LEFT, november(4), november(9), 3, List.of())),
                        new Due(november(9), false)));
    }

    @Test
    void leavesNothingWhenItIsOverdue() {
        assertThat(clock().explain(FIVE_DAYS, CALENDAR, november(11)))
                .isEqualTo(new Explanation(
                        List.of(new Line(RAN, november(2), november(11), 7, List.of())), new Due(november(9), false)));
    }

    @Test
    void tellsABackdatedEntry() {
        // Given an entry of the 8th
        Segment entry = new Stopped(
                november(4), "inspection", "§45", "chief", extended(1).enteredAt());

        // Then
        assertThat(entry.isBackdated()).isTrue();
        assertThat(stopped(4).isBackdated()).isFalse();
        assertThat(extended(1).isBackdated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001, Integer.MAX_VALUE})
    void refusesALimitOrExtensionOutOfBounds(int days) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeLimit(days));
        assertThatIllegalArgumentException().isThrownBy(() -> extended(days));
    }

    private static HandoffClock clock(Segment... segments) {
        return new HandoffClock(november(2), List.of(segments));
    }

    private static LocalDate november(int day) {
        return LocalDate.of(2026, 11, day);
    }

    private static Segment stopped(int day) {
        return new Stopped(
                november(day),
                "correction",
                "",
                "",
                november(day).atTime(9, 0).atZone(HolidayCalendar.ZONE).toInstant());
    }

    private static Segment resumed(int day) {
        return resumed(november(day));
    }

    private static Segment resumed(LocalDate day) {
        return new Resumed(day, day.atTime(17, 0).atZone(HolidayCalendar.ZONE).toInstant());
    }

    private static Segment extended(int days) {
        return new Extended(
                days,
                "chief",
                "expert review",
                november(8).atTime(10, 0).atZone(HolidayCalendar.ZONE).toInstant());
    }
}
