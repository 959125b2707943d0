package io.onewindow.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayCalendarTest {

    private static final HolidayCalendar CALENDAR = HolidayCalendar.read(Path.of("config/calendar"));

    @ParameterizedTest
    @CsvFileSource(resources = "/calendar/working-day-vectors.csv", numLinesToSkip = 1)
    void findsTheDueDatesThatWereComputedElsewhere(LocalDate start, int workingDays, String expected) {
        // When
        Due due = CALENDAR.due(start, workingDays);

        // Then
        if (expected.startsWith("UNKNOWN")) {
            assertThat(due.provisional()).isTrue();
        } else {
            assertThat(due).isEqualTo(new Due(LocalDate.parse(expected), false));
        }
    }

    @ParameterizedTest
    @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
    void countsTheWorkingDaysOfAYear(int year, int expected) {
        assertThat(CALENDAR.workingDays(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"})
    void worksOnTheMakeUpDaysOf2026(LocalDate weekendDay) {
        assertThat(CALENDAR.isWorkingDay(weekendDay)).isTrue();
        assertThat(CALENDAR.due(weekendDay.minusDays(1), 1)).isEqualTo(new Due(weekendDay, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01", "2026-02-23", "2026-10-07", "2026-10-11", "2026-11-21", "2022-12-31"})
    void restsOnHolidaysAndOrdinaryWeekends(LocalDate day) {
        assertThat(CALENDAR.isWorkingDay(day)).isFalse();
    }

    @Test
    void knowsWhichYearsArePublished() {
        assertThat(Stream.of(2022, 2023, 2024, 2025, 2026, 2027, 2028))
                .filteredOn(CALENDAR::isLoaded)
                .containsExactly(2023, 2024, 2025, 2026);
    }

    @Test
    void callsADateIn2027ProvisionalAndAssumesOnlyWeekendsOff() {
        assertThat(CALENDAR.due(LocalDate.of(2026, 12, 30), 1)).isEqualTo(new Due(LocalDate.of(2026, 12, 31), false));
        assertThat(CALENDAR.due(LocalDate.of(2026, 12, 31), 1)).isEqualTo(new Due(LocalDate.of(2027, 1, 1), true));
        assertThat(CALENDAR.due(LocalDate.of(2026, 12, 31), 2)).isEqualTo(new Due(LocalDate.of(2027, 1, 4), true));
    }

    @Test
    void callsADateProvisionalThatIsReachedThroughAYearThatIsNotLoaded() {
        assertThat(CALENDAR.due(LocalDate.of(2022, 12, 29), 3)).isEqualTo(new Due(LocalDate.of(2023, 1, 4), true));
        assertThat(CALENDAR.due(LocalDate.of(2022, 12, 31), 1)).isEqualTo(new Due(LocalDate.of(2023, 1, 3), false));
    }

    @Test
    void needsNoWorkingDayForNone() {
        assertThat(CALENDAR.due(LocalDate.of(2026, 10, 1), 0)).isEqualTo(new Due(LocalDate.of(2026, 10, 1), false));
        assertThatIllegalArgumentException().isThrownBy(() -> CALENDAR.due(LocalDate.of(2026, 10, 1), -1));
    }

    @Test
    void countsNothingBackwards() {
        assertThat(CALENDAR.workingDays(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20)))
                .isZero();
        assertThat(CALENDAR.workingDays(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 2)))
                .isZero();
    }

    @Test
    void callsEverythingProvisionalWithoutAnyFile(@TempDir Path empty) {
        // Given
        HolidayCalendar weekends = HolidayCalendar.read(empty);

        // Then
        assertThat(weekends.isLoaded(2026)).isFalse();
        assertThat(weekends.due(LocalDate.of(2026, 9, 30), 1)).isEqualTo(new Due(LocalDate.of(2026, 10, 1), true));
        assertThat(weekends.due(LocalDate.of(1969, 12, 31), 1)).isEqualTo(new Due(LocalDate.of(1970, 1, 1), true));
        assertThat(weekends.isWorkingDay(LocalDate.of(1969, 12, 28))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-12-31T15:59:59Z, 2026-12-31", "2026-12-31T16:00:00Z, 2027-01-01"})
    void beginsItsDaysAtMidnightInTheCity(Instant instant, LocalDate expected) {
        assertThat(HolidayCalendar.dateOf(instant)).isEqualTo(expected);
    }
}
