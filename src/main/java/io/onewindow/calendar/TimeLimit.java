package io.onewindow.calendar;

/// How long a department may take, promised or statutory; the law counts working days (行政许可法 §82).
///
/// @param workingDays 1 to 1,000 working days after the day of the start
public record TimeLimit(int workingDays) {

    /// Longest limit, and longest extension, in working days.
    public static final int MAX_WORKING_DAYS = 1_000;

    public TimeLimit {
        if (!isInBounds(workingDays)) {
            throw new IllegalArgumentException(
                    "a time limit is 1 to " + MAX_WORKING_DAYS + " working days: " + workingDays);
        }
    }

    static boolean isInBounds(int workingDays) {
        return workingDays >= 1 && workingDays <= MAX_WORKING_DAYS;
    }
}
