package io.onewindow.calendar;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;

/// The working days of the city: Monday to Friday, but for the holidays and the make-up working days of the State
/// Council's yearly notices. A year without its notice is not loaded: there only weekends are off, and every date
/// reached through it is provisional. Immutable; counting visits each day, at a few bit operations a day.
public final class HolidayCalendar {

    /// Where the hub's days begin and end.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int DAYS_OF_WEEK = 7;
    private static final int SATURDAY = 5;
    // The epoch's first day was a Thursday.
    private static final int EPOCH_WEEKDAY = 3;

    private final BitSet loadedYears = new BitSet();
    /// Days since the epoch that are not what their weekday says.
    private final BitSet exceptions = new BitSet();

    private HolidayCalendar(List<HolidayFile> files) {
        for (HolidayFile file : files) {
            loadedYears.set(file.year(), !file.days().isEmpty());
            for (HolidayFile.Day day : file.days()) {
                int epochDay = Math.toIntExact(day.date().toEpochDay());
                exceptions.set(epochDay, day.off() != isWeekend(epochDay));
            }
        }
    }

    /// The calendar of a folder with one file a year.
    ///
    /// @throws io.onewindow.settings.StartFault when the folder or a file in it cannot be used
    public static HolidayCalendar read(Path folder) {
        return new HolidayCalendar(HolidayFiles.read(folder));
    }

    /// The day in the city at that instant.
    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /// Whether the year's notice is known.
    public boolean isLoaded(int year) {
        return loadedYears.get(year);
    }

    /// Whether offices work on that day.
    public boolean isWorkingDay(LocalDate date) {
        return isWorkingDay(date.toEpochDay());
    }

    /// The day on which that many working days after the start have come; the start itself is not counted.
    public Due due(LocalDate start, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("workingDays must not be negative: " + workingDays);
        }
        long day = start.toEpochDay();
        int left = workingDays;
        while (left > 0) {
            day++;
            left -= isWorkingDay(day) ? 1 : 0;
        }
        LocalDate date = LocalDate.ofEpochDay(day);
        return new Due(date, isProvisional(start, date));
    }

    /// How many working days lie after the one day, up to and with the other; none when it is not later.
    public int workingDays(LocalDate after, LocalDate upTo) {
        int count = 0;
        for (long day = after.toEpochDay() + 1; day <= upTo.toEpochDay(); day++) {
            count += isWorkingDay(day) ? 1 : 0;
        }
        return count;
    }

    /// Whether any day after the one, up to and with the other, lies in a year that is not loaded.
    boolean isProvisional(LocalDate after, LocalDate upTo) {
        return loadedYears.nextClearBit(after.plusDays(1).getYear()) <= upTo.getYear();
    }

    private boolean isWorkingDay(long epochDay) {
        boolean exception = epochDay >= 0 && exceptions.get(Math.toIntExact(epochDay));
        return isWeekend(epochDay) == exception;
    }

    private static boolean isWeekend(long epochDay) {
        return Math.floorMod(epochDay + EPOCH_WEEKDAY, DAYS_OF_WEEK) >= SATURDAY;
    }
}
