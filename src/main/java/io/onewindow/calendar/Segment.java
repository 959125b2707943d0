package io.onewindow.calendar;

import java.time.Instant;
import java.time.LocalDate;

/// One entry in the life of a clock. Entries are only ever added, never changed; when an entry was made and the day
/// from which it counts are two things, so that a back-dated one shows.
public sealed interface Segment {

    /// When the entry was made.
    Instant enteredAt();

    /// The day from which it counts.
    LocalDate effectiveOn();

    /// Whether it counts from a day before the one on which it was entered.
    default boolean isBackdated() {
        return effectiveOn().isBefore(HolidayCalendar.dateOf(enteredAt()));
    }

    /// The clock stops: a correction is asked for, or a special procedure begins (行政许可法 §45). The day itself is
    /// still counted.
    ///
    /// @param from       the day of stopping
    /// @param why        what the clock waits for
    /// @param legalBasis the provision that allows it; empty where none was given
    /// @param approver   who allowed it; empty where nobody had to
    record Stopped(LocalDate from, String why, String legalBasis, String approver, Instant enteredAt)
            implements Segment {
        @Override
        public LocalDate effectiveOn() {
            return from;
        }
    }

    /// What one stop waited for has come. The day itself is not counted.
    ///
    /// @param on the day of coming
    record Resumed(LocalDate on, Instant enteredAt) implements Segment {
        @Override
        public LocalDate effectiveOn() {
            return on;
        }
    }

    /// More time is granted (行政许可法 §42).
    ///
    /// @param days     1 to 1,000 working days
    /// @param approver who granted it
    /// @param reason   what for, as the applicant is told
    record Extended(int days, String approver, String reason, Instant enteredAt) implements Segment {
        public Extended {
            if (!TimeLimit.isInBounds(days)) {
                throw new IllegalArgumentException(
                        "an extension is 1 to " + TimeLimit.MAX_WORKING_DAYS + " working days: " + days);
            }
        }

        @Override
        public LocalDate effectiveOn() {
            return HolidayCalendar.dateOf(enteredAt);
        }
    }
}
