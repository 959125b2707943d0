package io.onewindow.calendar;

import java.time.LocalDate;
import java.util.List;

/// Why something is due when it is due, segment by segment.
///
/// @param lines what the clock did, in order of time
/// @param due   where that ends
public record Explanation(List<Line> lines, Due due) {

    public Explanation {
        lines = List.copyOf(lines);
    }

    /// What the clock did after one day, up to and with another.
    ///
    /// @param what        what it did
    /// @param from        the day before the first one spoken of
    /// @param to          the last day spoken of
    /// @param workingDays the working days counted, not counted or granted, by `what`
    /// @param because     the entries behind it, with who and why; none where the clock just ran
    public record Line(What what, LocalDate from, LocalDate to, int workingDays, List<Segment> because) {
        public Line {
            because = List.copyOf(because);
        }
    }

    /// What a clock can do.
    public enum What {
        /// Working days were counted.
        RAN,
        /// Working days were not counted.
        STOOD,
        /// Working days were granted on top.
        EXTENDED,
        /// Working days that are left, from today or, while the clock stands, from the day on which
        /// it stopped.
        LEFT
    }
}
