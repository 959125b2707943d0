package io.onewindow.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/// One year's notice of the State Council, in the format of holiday-cn; what else the format holds is not needed.
///
/// @param year the year of the notice
/// @param days the days that are not what their weekday says; none while the notice is not published
record HolidayFile(
        @JsonProperty("year") int year,
        @JsonProperty("days") List<Day> days) {

    HolidayFile {
        days = List.copyOf(days);
    }

    /// Whether the notice may speak of that day: one of its year, or of the December before, where New Year's
    /// holiday may begin.
    boolean covers(LocalDate date) {
        return date.getYear() == year || date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER;
    }

    /// One day of a notice.
    ///
    /// @param off whether it is a day off; otherwise a working day, at a weekend to make up for another one
    record Day(
            @JsonProperty("date") LocalDate date,
            @JsonProperty("isOffDay") boolean off) {}
}
