package io.onewindow.calendar;

import static io.onewindow.calendar.Explanation.What.LEFT;
import static io.onewindow.calendar.Explanation.What.RAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.calendar.Explanation.Line;
import io.onewindow.calendar.Segment.Extended;
import io.onewindow.calendar.Segment.Resumed;
import io.onewindow.calendar.Segment.Stopped;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Compares the clock with a counter that walks day by day, over clocks that each come from a seed.
class RandomClocksTest {

    private static final int CLOCKS = 10_000;
    private static final HolidayCalendar CALENDAR = HolidayCalendar.read(Path.of("config/calendar"));
    private static final DayCounter COUNTER = DayCounter.read(Path.of("config/calendar"));

    @Test
    void agreesWithACounterOfSingleDays() {
        LongStream.range(0, CLOCKS).forEach(seed -> {
            // Given
            Random random = new Random(seed);
            HandoffClock clock = randomClock(random);
            TimeLimit limit = new TimeLimit(1 + random.nextInt(45));

            // When
            Due due = clock.due(limit, CALENDAR);

            // Then
            assertThat(due).as("seed %d: %s", seed, clock).isEqualTo(COUNTER.due(clock, limit));
            assertThat(clock.stopped()).as("seed %d: %s", seed, clock).isEqualTo(COUNTER.isStoppedInTheEnd(clock));
        });
    }

    @Test
    void explainsEveryDayFromTheStartToTodayAndEveryDayOfTheLimit() {
        LongStream.range(0, CLOCKS).forEach(seed -> {
            // Given
            Random random = new Random(seed);
            HandoffClock clock = randomClock(random);
            TimeLimit limit = new TimeLimit(1 + random.nextInt(45));
            LocalDate today = clock.start().plusDays(random.nextInt(120));

            // When
            Explanation explanation = clock.explain(limit, CALENDAR, today);

            // Then
            List<Line> lines = explanation.lines();
            assertThat(explanation.due()).as("seed %d", seed).isEqualTo(clock.due(limit, CALENDAR));
            assertThat(daysOf(RAN, lines))
                    .as("seed %d: %s", seed, explanation)
                    .isEqualTo(COUNTER.countedUpTo(clock, today));
            assertThat(daysOf(LEFT, lines))
                    .as("seed %d: %s", seed, explanation)
                    .isEqualTo(Math.max(0, DayCounter.allowed(clock, limit) - daysOf(RAN, lines)));
            assertThat(lines)
                    .as("seed %d: %s", seed, explanation)
                    .noneMatch(line -> line.from().isAfter(line.to()));
            assertThat(hasNoGap(clock.start(), today, lines))
                    .as("seed %d: %s", seed, explanation)
                    .isTrue();
        });
    }

    private static int daysOf(Explanation.What what, List<Line> lines) {
        return lines.stream()
                .filter(line -> line.what() == what)
                .mapToInt(Line::workingDays)
                .sum();
    }

    private static boolean hasNoGap(LocalDate start, LocalDate today, List<Line> lines) {
        LocalDate reached = start;
        for (Line line : lines) {
            switch (line.what()) {
                case RAN, STOOD -> {
                    if (!line.from().equals(reached)) {
                        return false;
                    }
                    reached = line.to();
                }
                case EXTENDED, LEFT -> {}
            }
        }
        return reached.equals(today);
    }

    private static HandoffClock randomClock(Random random) {
        LocalDate start = LocalDate.of(2022, 12, 1).plusDays(random.nextInt(1_550));
        List<Segment> segments = new ArrayList<>();
        LocalDate day = start.minusDays(random.nextInt(3));
        for (int i = random.nextInt(9); i > 0; i--) {
            day = day.plusDays(random.nextInt(8));
            segments.add(randomSegment(random, day));
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(segments, random);
        }
        return new HandoffClock(start, segments);
    }

    private static Segment randomSegment(Random random, LocalDate day) {
        Instant enteredAt =
                day.atTime(random.nextInt(24), 0).atZone(HolidayCalendar.ZONE).toInstant();
        return switch (random.nextInt(5)) {
            case 0, 1 -> new Stopped(day, "inspection", "", "", enteredAt);
            case 2, 3 -> new Resumed(day, enteredAt);
            default -> new Extended(1 + random.nextInt(15), "chief", "expert review", enteredAt);
        };
    }
}
