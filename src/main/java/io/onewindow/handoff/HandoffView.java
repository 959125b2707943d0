package io.onewindow.handoff;

import io.onewindow.calendar.Deadlines;
import io.onewindow.canonical.Json;
import tools.jackson.databind.node.ObjectNode;

/// A handoff as acceptances, cases and operators see it.
public final class HandoffView {

    private HandoffView() {}

    /// The handoff as it stands.
    public static ObjectNode of(Handoff handoff) {
        return json(handoff.terms(), handoff.status(), handoff.reason(), handoff.deadlines());
    }

    /// The handoff as it stood when its case was accepted: held for its prerequisites, or queued with its clock
    /// running.
    ///
    /// @param ifQueued the dates of a clock that started then
    public static ObjectNode atAcceptance(Handoff handoff, Deadlines.Running ifQueued) {
        return handoff.terms().needs().isEmpty()
                ? json(handoff.terms(), HandoffStatus.QUEUED, "", ifQueued)
                : json(handoff.terms(), HandoffStatus.HELD, Handoff.PREREQUISITE, new Deadlines.NotRunning());
    }

    private static ObjectNode json(Handoff.Terms terms, HandoffStatus status, String reason, Deadlines dates) {
        ObjectNode json = Json.object()
                .put("handoffNo", terms.number().value())
                .put("matter", terms.matter().value())
                .put("department", terms.department().value())
                .put("status", status.name());
        if (!reason.isEmpty()) {
            json.put("reason", reason);
        }
        if (dates instanceof Deadlines.Running running) {
            json.put("promisedBy", running.promisedBy().toString());
            json.put("statutoryBy", running.statutoryBy().toString());
            if (running.provisional()) {
                json.put("provisional", true);
            }
        }
        return json;
    }
}
