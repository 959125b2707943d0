package io.onewindow.issuance;

import io.onewindow.canonical.Json;
import io.onewindow.casefile.CaseIdentity;
import io.onewindow.casefile.Outcome;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffStatus;
import io.onewindow.handoff.OpenCase;
import io.onewindow.ledger.Entry;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What all departments' decisions on a case come to: one document, made once.
///
/// @param outcome the verdict on the whole
/// @param json    the document as the window receives it
record ConsolidatedResult(Outcome outcome, ObjectNode json) {

    static ConsolidatedResult of(OpenCase open) {
        List<Handoff> decided = open.handoffs().stream()
                .filter(handoff -> handoff.status() != HandoffStatus.TRANSFERRED)
                .toList();
        CaseIdentity identity = open.file().identity();
        Outcome outcome = outcome(decided);
        ObjectNode json = Json.object()
                .put("acceptanceNo", identity.number().value())
                .put("outcome", outcome.name())
                .put("decidedAt", Entry.written(open.at()))
                .put("recordDigest", identity.recordDigest().text());
        ArrayNode matters = json.putArray("matters");
        decided.forEach(handoff -> matters.add(matter(handoff)));
        json.put("ledgerHead", open.file().chain().hash().text());
        json.putObject("issuing").put("hall", identity.hall()).put("counter", identity.counter());
        return new ConsolidatedResult(outcome, json);
    }

    private static Outcome outcome(List<Handoff> decided) {
        long approved = decided.stream()
                .filter(handoff -> handoff.status() == HandoffStatus.APPROVED)
                .count();
        if (approved == decided.size()) {
            return Outcome.ALL_APPROVED;
        }
        return approved == 0 ? Outcome.REJECTED : Outcome.PARTLY_APPROVED;
    }

    private static ObjectNode matter(Handoff handoff) {
        ObjectNode matter = Json.object()
                .put("matter", handoff.terms().matter().value())
                .put("handoffNo", handoff.number().value())
                .put("department", handoff.department().value());
        handoff.decision()
                .ifPresentOrElse(
                        decision ->
                                decision.json().properties().forEach(one -> matter.set(one.getKey(), one.getValue())),
                        () -> matter.put("decision", handoff.status().name()).put("reason", handoff.reason()));
        return matter;
    }
}
