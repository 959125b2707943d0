package io.onewindow.calendar;

/// How long a decision may take, in working days that begin after the day of acceptance.
///
/// @param promised  what the department promises
/// @param statutory what the law allows; never less than what is promised
public record TimeLimits(TimeLimit promised, TimeLimit statutory) {

    /// The limits of a matter whose own law names none: Administrative Licensing Law, article 42.
    public static final TimeLimits OF_LICENSING_LAW = TimeLimits.ofDays(20, 20);

    public TimeLimits {
        if (promised.workingDays() > statutory.workingDays()) {
            throw new IllegalArgumentException("promised " + promised + ", while the law allows " + statutory);
        }
    }

    /// Limits in working days.
    public static TimeLimits ofDays(int promised, int statutory) {
        return new TimeLimits(new TimeLimit(promised), new TimeLimit(statutory));
    }
}
