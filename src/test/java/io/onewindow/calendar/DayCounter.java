package io.onewindow.calendar;

import io.onewindow.calendar.Segment.Extended;
import io.onewindow.calendar.Segment.Resumed;
import io.onewindow.calendar.Segment.Stopped;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The clock's rules in their most literal form: looks at one day after the other, and at all entries for each.
record DayCounter(Map<LocalDate, Boolean> daysOff, Set<Integer> loadedYears) {

    /// Long after the last entry of any clock that a test makes.
    private static final LocalDate END = LocalDate.of(2030, 1, 1);

    static DayCounter read(Path folder) {
        Map<LocalDate, Boolean> daysOff = new HashMap<>();
        Set<Integer> loadedYears = new HashSet<>();
        for (int year = 2023; year <= 2027; year++) {
            JsonNode days =
                    JsonMapper.shared().readTree(folder.resolve(year + ".json")).get("days");
            for (JsonNode day : days) {
                loadedYears.add(year);
                daysOff.put(
                        LocalDate.parse(day.get("date").asString()),
                        day.get("isOffDay").asBoolean());
            }
        }
        return new DayCounter(daysOff, loadedYears);
    }

    Due due(HandoffClock clock, TimeLimit limit) {
        LocalDate openSince = isStoppedInTheEnd(clock) ? openSince(clock) : END;
        boolean provisional = false;
        int left = allowed(clock, limit);
        LocalDate day = clock.start();
        while (left > 0) {
            day = day.plusDays(1);
            provisional |= !loadedYears.contains(day.getYear());
            boolean stands = !day.isAfter(openSince) && waitingAtTheBeginningOf(day, clock) > 0;
            left -= isWorkingDay(day) && !stands ? 1 : 0;
        }
        return new Due(day, provisional);
    }

    int countedUpTo(HandoffClock clock, LocalDate today) {
        return (int) clock.start()
                .plusDays(1)
                .datesUntil(today.plusDays(1))
                .filter(day -> isWorkingDay(day) && waitingAtTheBeginningOf(day, clock) == 0)
                .count();
    }

    boolean isStoppedInTheEnd(HandoffClock clock) {
        return waitingAtTheBeginningOf(END, clock) > 0;
    }

    static int allowed(HandoffClock clock, TimeLimit limit) {
        return limit.workingDays()
                + clock.segments().stream()
                        .mapToInt(segment -> segment instanceof Extended extended ? extended.days() : 0)
                        .sum();
    }

    private static LocalDate openSince(HandoffClock clock) {
        LocalDate since = clock.start();
        int waiting = 0;
        for (Segment segment : before(END, clock)) {
            since = waiting == 0 ? segment.effectiveOn() : since;
            waiting = waitingAfter(waiting, segment);
        }
        return since;
    }

    private static int waitingAtTheBeginningOf(LocalDate day, HandoffClock clock) {
        int waiting = 0;
        for (Segment segment : before(day, clock)) {
            waiting = waitingAfter(waiting, segment);
        }
        return waiting;
    }

    private static int waitingAfter(int waiting, Segment segment) {
        return switch (segment) {
            case Stopped _ -> waiting + 1;
            case Resumed _ -> Math.max(0, waiting - 1);
            case Extended _ -> waiting;
        };
    }

    private static List<Segment> before(LocalDate day, HandoffClock clock) {
        return clock.segments().stream()
                .filter(segment -> segment.effectiveOn().isBefore(day))
                .sorted(Comparator.comparing(Segment::effectiveOn))
                .toList();
    }

    private boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !daysOff.getOrDefault(day, weekend);
    }
}
