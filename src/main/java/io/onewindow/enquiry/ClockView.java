package io.onewindow.enquiry;

import io.onewindow.calendar.Explanation;
import io.onewindow.calendar.HandoffClock;
import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.calendar.Segment;
import io.onewindow.calendar.TimeLimit;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.enquiry.Sight.Seen;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.ledger.Entry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Why each handoff of a case is due when it is due, segment by segment.
@Component
class ClockView {

    private final HandoffBook handoffs;
    private final HolidayCalendar calendar;
    private final Clock clock;

    ClockView(HandoffBook handoffs, HolidayCalendar calendar, Clock clock) {
        this.handoffs = handoffs;
        this.calendar = calendar;
        this.clock = clock;
    }

    ObjectNode of(Seen seen) {
        ObjectNode view = Json.object().put("acceptanceNo", seen.file().number().value());
        Map<HandoffNumber, HandoffClock> clocks = handoffs.clocks(seen.file().number());
        ArrayNode list = view.putArray("handoffs");
        for (Handoff handoff : seen.handoffs()) {
            ObjectNode one = list.addObject()
                    .put("handoffNo", handoff.number().value())
                    .put("status", handoff.status().name());
            if (clocks.containsKey(handoff.number())) {
                explain(one, handoff, clocks.get(handoff.number()));
            }
        }
        return view;
    }

    private void explain(ObjectNode view, Handoff handoff, HandoffClock running) {
        LocalDate today = HolidayCalendar.dateOf(clock.instant());
        view.put("start", running.start().toString()).put("stopped", handoff.clockStopped());
        TimeLimit promised = handoff.terms().limits().promised();
        TimeLimit statutory = handoff.terms().limits().statutory();
        view.set("promised", json(promised, running.explain(promised, calendar, today)));
        view.set("statutory", json(statutory, running.explain(statutory, calendar, today)));
    }

    private static ObjectNode json(TimeLimit limit, Explanation explanation) {
        ObjectNode json = Json.object()
                .put("workingDays", limit.workingDays())
                .put("by", explanation.due().date().toString());
        if (explanation.due().provisional()) {
            json.put("provisional", true);
        }
        ArrayNode segments = json.putArray("segments");
        explanation.lines().forEach(line -> segments.add(json(line)));
        return json;
    }

    private static ObjectNode json(Explanation.Line line) {
        ObjectNode json = Json.object()
                .put("what", line.what().name())
                .put("from", line.from().toString())
                .put("to", line.to().toString())
                .put("workingDays", line.workingDays());
        if (!line.because().isEmpty()) {
            ArrayNode because = json.putArray("because");
            line.because().forEach(segment -> because.add(json(segment)));
        }
        return json;
    }

    private static ObjectNode json(Segment segment) {
        ObjectNode json = Json.object()
                .put("enteredAt", Entry.written(segment.enteredAt()))
                .put("effectiveOn", segment.effectiveOn().toString());
        switch (segment) {
            case Segment.Stopped stop ->
                json.put("why", stop.why()).put("legalBasis", stop.legalBasis()).put("approver", stop.approver());
            case Segment.Extended extended ->
                json.put("days", extended.days()).put("why", extended.reason()).put("approver", extended.approver());
            case Segment.Resumed _ -> json.put("why", "resumed");
        }
        return json;
    }
}
