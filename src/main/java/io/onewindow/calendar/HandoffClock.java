package io.onewindow.calendar;

import io.onewindow.calendar.Explanation.Line;
import io.onewindow.calendar.Explanation.What;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The clock of one handoff: a start and what was entered since. Everything about it is computed from these, so that
/// no date can be moved without an entry that says who and why.
///
/// A working day after the start is counted unless the clock stands on it. It stands after the day of a stop, up to and
/// with the day of resuming; with several stops at once, until as many resumptions have come.
///
/// @param start    the day of the start, which is not counted
/// @param segments what was entered, in the order of entering
public record HandoffClock(LocalDate start, List<Segment> segments) {

    public HandoffClock {
        segments = List.copyOf(segments);
    }

    /// Whether the clock is standing now.
    public boolean stopped() {
        return standingNow().isPresent();
    }

    /// The day on which the limit and all extensions are used up. While the clock stands, it is the day that
    /// would be right if it were resumed on the day on which it stopped: the earliest that it can still be.
    public Due due(TimeLimit limit, HolidayCalendar calendar) {
        int left = allowedDays(limit);
        LocalDate from = start;
        for (Standing standing : Standing.of(segments)) {
            int ran = calendar.workingDays(from, standing.from());
            if (standing.isOpen() || ran >= left) {
                break;
            }
            left -= ran;
            from = later(from, standing.to());
        }
        LocalDate date = calendar.due(from, left).date();
        return new Due(date, calendar.isProvisional(start, date));
    }

    /// How the due date comes about, as far as is known today.
    public Explanation explain(TimeLimit limit, HolidayCalendar calendar, LocalDate today) {
        LocalDate lastDay = later(start, today);
        List<Line> history = history(calendar, lastDay);
        List<Line> lines = new ArrayList<>(history);
        lines.addAll(extensions());
        lines.sort(Comparator.comparing(Line::from));
        Due due = due(limit, calendar);
        int left = allowedDays(limit) - ranDays(history);
        if (left > 0) {
            lines.add(new Line(What.LEFT, leftFrom(lastDay), due.date(), left, List.of()));
        }
        return new Explanation(lines, due);
    }

    private int allowedDays(TimeLimit limit) {
        int days = limit.workingDays();
        for (Segment segment : segments) {
            days += segment instanceof Segment.Extended extended ? extended.days() : 0;
        }
        return days;
    }

    private List<Line> history(HolidayCalendar calendar, LocalDate today) {
        List<Line> lines = new ArrayList<>();
        LocalDate from = start;
        for (Standing standing : Standing.of(segments)) {
            if (standing.from().isAfter(today)) {
                break;
            }
            Standing stood = standing.within(from, today);
            lines.addAll(run(calendar, from, stood.from()));
            int missed = calendar.workingDays(stood.from(), stood.to());
            lines.add(new Line(What.STOOD, stood.from(), stood.to(), missed, List.copyOf(stood.because())));
            from = stood.to();
        }
        lines.addAll(run(calendar, from, today));
        return lines;
    }

    private static List<Line> run(HolidayCalendar calendar, LocalDate from, LocalDate to) {
        return from.isBefore(to)
                ? List.of(new Line(What.RAN, from, to, calendar.workingDays(from, to), List.of()))
                : List.of();
    }

    private static int ranDays(List<Line> history) {
        return history.stream()
                .filter(line -> line.what() == What.RAN)
                .mapToInt(Line::workingDays)
                .sum();
    }

    private List<Line> extensions() {
        return segments.stream()
                .flatMap(segment -> segment instanceof Segment.Extended extended ? Stream.of(extended) : Stream.empty())
                .map(extended -> new Line(
                        What.EXTENDED,
                        extended.effectiveOn(),
                        extended.effectiveOn(),
                        extended.days(),
                        List.of(extended)))
                .toList();
    }

    private LocalDate leftFrom(LocalDate today) {
        return standingNow()
                .map(standing -> standing.within(start, today).from())
                .orElse(today);
    }

    private Optional<Standing> standingNow() {
        return Standing.of(segments).stream().filter(Standing::isOpen).findFirst();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
