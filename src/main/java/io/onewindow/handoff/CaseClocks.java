package io.onewindow.handoff;

import io.onewindow.calendar.Deadlines;
import io.onewindow.calendar.HandoffClock;
import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.calendar.Segment;
import io.onewindow.calendar.TimeLimits;
import io.onewindow.casefile.HandoffNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The clocks of a case's handoffs while a transaction works on them: what stops, resumes or extends one is added to
/// its segments, and its dates are computed anew.
final class CaseClocks {

    /// One more segment of a handoff's clock.
    record NewSegment(HandoffNumber handoff, int number, Segment segment) {}

    private final Map<Integer, List<Segment>> segments;
    private final HolidayCalendar calendar;
    private final Instant at;
    private final List<NewSegment> fresh = new ArrayList<>();

    /// @param segments what was entered before, by the handoffs' numbers in the case
    CaseClocks(Map<Integer, List<Segment>> segments, HolidayCalendar calendar, Instant at) {
        this.segments = new HashMap<>(segments);
        this.calendar = calendar;
        this.at = at;
    }

    /// The dates of a clock that starts now.
    Deadlines startingNow(TimeLimits limits) {
        return Deadlines.of(new HandoffClock(today(), List.of()), limits, calendar);
    }

    void stop(Handoff handoff, String why, String legalBasis, String approver) {
        add(handoff, new Segment.Stopped(today(), why, legalBasis, approver, at));
    }

    void resume(Handoff handoff) {
        add(handoff, new Segment.Resumed(today(), at));
    }

    void extend(Handoff handoff, int days, String approver, String reason) {
        add(handoff, new Segment.Extended(days, approver, reason, at));
    }

    /// The clock of one handoff goes on as another one's.
    void inherit(Handoff from, Handoff next) {
        segments.getOrDefault(from.number().no(), List.of()).forEach(segment -> add(next, segment));
    }

    private void add(Handoff handoff, Segment segment) {
        if (handoff.deadlines() instanceof Deadlines.Running running) {
            List<Segment> all =
                    new ArrayList<>(segments.getOrDefault(handoff.number().no(), List.of()));
            all.add(segment);
            segments.put(handoff.number().no(), all);
            HandoffClock clock = new HandoffClock(running.start(), all);
            handoff.clocked(Deadlines.of(clock, handoff.terms().limits(), calendar));
            fresh.add(new NewSegment(handoff.number(), all.size(), segment));
        }
    }

    private LocalDate today() {
        return HolidayCalendar.dateOf(at);
    }

    /// The segments that the database does not have yet.
    List<NewSegment> fresh() {
        return List.copyOf(fresh);
    }
}
