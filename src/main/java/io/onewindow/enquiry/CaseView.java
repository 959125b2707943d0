package io.onewindow.enquiry;

import io.onewindow.calendar.Deadlines;
import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.CaseFile;
import io.onewindow.casefile.Outcome;
import io.onewindow.enquiry.Sight.Seen;
import io.onewindow.handoff.Corrections;
import io.onewindow.handoff.Corrections.Correction;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffStatus;
import io.onewindow.handoff.HandoffView;
import io.onewindow.issuance.IssuanceDesk;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How a case stands now, as one document.
@Component
class CaseView {

    private final Corrections corrections;
    private final IssuanceDesk issuance;
    private final Clock clock;

    CaseView(Corrections corrections, IssuanceDesk issuance, Clock clock) {
        this.corrections = corrections;
        this.issuance = issuance;
        this.clock = clock;
    }

    ObjectNode of(Seen seen) {
        ObjectNode view = summary(seen.file());
        if (seen.share()) {
            view.remove("queryCode");
        }
        ArrayNode handoffs = view.putArray("handoffs");
        seen.handoffs().forEach(handoff -> handoffs.add(handoff(handoff)));
        addCorrections(view, seen);
        if (!seen.share()) {
            issuance.result(seen.file().number()).ifPresent(result -> view.set("result", Json.tree(result)));
        }
        return view;
    }

    /// A case as a list shows it.
    ObjectNode summary(CaseFile file) {
        ObjectNode view = file.identity().json(file.status());
        if (file.outcome() != Outcome.NONE) {
            view.put("outcome", file.outcome().name());
        }
        view.put("window", file.identity().window().value())
                .put("region", file.identity().region());
        put(view, "theme", file.identity().theme());
        put(view, "projectCode", file.identity().projectCode());
        return view.put("serviceMode", file.identity().serviceMode());
    }

    /// A handoff with its clock.
    ObjectNode handoff(Handoff handoff) {
        ObjectNode view = HandoffView.of(handoff);
        view.put("attempt", handoff.attempt());
        if (handoff.deadlines() instanceof Deadlines.Running dates) {
            view.putObject("clock")
                    .put("start", dates.start().toString())
                    .put("stopped", handoff.clockStopped())
                    .put("overdue", overdue(handoff, dates));
        }
        handoff.decision().ifPresent(decision -> view.set("decision", decision.json()));
        return view;
    }

    private boolean overdue(Handoff handoff, Deadlines.Running dates) {
        LocalDate today = HolidayCalendar.dateOf(clock.instant());
        return !handoff.status().closed() && !handoff.clockStopped() && today.isAfter(dates.promisedBy());
    }

    private void addCorrections(ObjectNode view, Seen seen) {
        ArrayNode list = view.putArray("corrections");
        if (seen.handoffs().stream().allMatch(handoff -> handoff.corrections() == 0)) {
            return;
        }
        List<String> waiting = seen.handoffs().stream()
                .filter(handoff -> handoff.status() == HandoffStatus.AWAITING_CORRECTION)
                .map(handoff -> handoff.number().value())
                .toList();
        corrections.of(seen.file().number()).stream()
                .filter(Correction::open)
                .filter(correction -> waiting.contains(correction.handoff().value()))
                .forEach(correction -> list.add(json(correction)));
    }

    private static ObjectNode json(Correction correction) {
        ObjectNode json = Json.object()
                .put("correctionNo", correction.correctionNo())
                .put("handoffNo", correction.handoff().value());
        json.set("materials", correction.asked().materials());
        if (!correction.asked().dueBy().equals(LocalDate.MAX)) {
            json.put("dueBy", correction.asked().dueBy().toString());
        }
        return json;
    }

    private static void put(ObjectNode view, String name, String value) {
        if (!value.isEmpty()) {
            view.put(name, value);
        }
    }
}
