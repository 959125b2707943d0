package io.onewindow.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A time in which a clock stands: the days after `from`, up to and with `to`. Stops that overlap make one.
///
/// @param from    the day of the first stop, which is still counted
/// @param to      the day of the last resumption, which is not counted; the end of time while there is none
/// @param because the stops behind it
record Standing(LocalDate from, LocalDate to, List<Segment.Stopped> because) {

    Standing {
        because = List.copyOf(because);
    }

    /// Whether the clock has not been resumed.
    boolean isOpen() {
        return to.equals(LocalDate.MAX);
    }

    /// The same, no day of it before or after these two.
    Standing within(LocalDate first, LocalDate last) {
        return new Standing(clamp(from, first, last), clamp(to, first, last), because);
    }

    /// The times that these entries make, in order; only the last one can be open. A resumption of a clock
    /// that runs changes nothing.
    static List<Standing> of(List<Segment> segments) {
        List<Standing> standings = new ArrayList<>();
        List<Segment.Stopped> stops = new ArrayList<>();
        int waiting = 0;
        for (Segment segment : inOrderOfEffect(segments)) {
            switch (segment) {
                case Segment.Stopped stopped -> {
                    stops.add(stopped);
                    waiting++;
                }
                case Segment.Resumed resumed -> {
                    waiting = Math.max(0, waiting - 1);
                    if (waiting == 0 && !stops.isEmpty()) {
                        standings.add(new Standing(stops.getFirst().from(), resumed.on(), stops));
                        stops.clear();
                    }
                }
                case Segment.Extended _ -> {}
            }
        }
        if (!stops.isEmpty()) {
            standings.add(new Standing(stops.getFirst().from(), LocalDate.MAX, stops));
        }
        return standings;
    }

    private static List<Segment> inOrderOfEffect(List<Segment> segments) {
        return segments.stream()
                .sorted(Comparator.comparing(Segment::effectiveOn))
                .toList();
    }

    private static LocalDate clamp(LocalDate date, LocalDate first, LocalDate last) {
        if (date.isBefore(first)) {
            return first;
        }
        return date.isAfter(last) ? last : date;
    }
}
