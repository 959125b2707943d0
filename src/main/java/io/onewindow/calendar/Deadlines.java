package io.onewindow.calendar;

import java.time.LocalDate;

/// The dates by which a department has to decide.
public sealed interface Deadlines {

    /// The clock of a held handoff does not run yet.
    record NotRunning() implements Deadlines {}

    /// The clock started.
    ///
    /// @param start       the day that is not counted: of acceptance, or of release
    /// @param promisedBy  the promised date
    /// @param statutoryBy the statutory date
    /// @param provisional whether a year on the way has no published calendar yet
    record Running(LocalDate start, LocalDate promisedBy, LocalDate statutoryBy, boolean provisional)
            implements Deadlines {}

    /// The dates that a clock comes to.
    static Running of(HandoffClock clock, TimeLimits limits, HolidayCalendar calendar) {
        Due promised = clock.due(limits.promised(), calendar);
        Due statutory = clock.due(limits.statutory(), calendar);
        return new Running(
                clock.start(), promised.date(), statutory.date(), promised.provisional() || statutory.provisional());
    }
}
