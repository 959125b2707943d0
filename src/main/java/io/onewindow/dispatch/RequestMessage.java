package io.onewindow.dispatch;

import io.onewindow.calendar.Deadlines;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.CaseIdentity;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.catalogue.RecordView;
import io.onewindow.handoff.Handoff;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The request that a department receives. The same handoff and attempt always make the same bytes, so that a request
/// sent again can be told from another one, and its digest need not be kept to be known.
final class RequestMessage {

    /// The JMS type and the body's `type`.
    static final String TYPE = "handoff.request";

    private RequestMessage() {}

    static byte[] of(CaseIdentity identity, JsonNode record, Handoff handoff, Context context) {
        ObjectNode body = Json.object()
                .put("type", TYPE)
                .put("handoffNo", handoff.number().value())
                .put("acceptanceNo", identity.number().value())
                .put("attempt", handoff.attempt())
                .put("department", handoff.department().value())
                .put("matter", handoff.terms().matter().value())
                .put("serviceClass", identity.serviceClass().name())
                .put("serviceMode", identity.serviceMode());
        if (handoff.deadlines() instanceof Deadlines.Running dates) {
            body.put("promisedBy", dates.promisedBy().toString());
            body.put("statutoryBy", dates.statutoryBy().toString());
        }
        body.put("recordDigest", identity.recordDigest().text());
        body.putObject("from")
                .put("party", identity.window().value())
                .set("clerk", Json.withoutNulls(record.path("clerk").asObject()));
        body.set("record", context.view().of(record, handoff.terms().matter()));
        prerequisites(handoff, context.siblings(), body.putArray("prerequisites"));
        return Json.bytes(body);
    }

    /// What a request is made of beside its handoff.
    ///
    /// @param view     what of the record the department may see
    /// @param siblings the other handoffs of the case
    record Context(RecordView view, List<Handoff> siblings) {}

    private static void prerequisites(Handoff handoff, List<Handoff> siblings, ArrayNode into) {
        for (MatterCode needed : handoff.terms().needs()) {
            last(needed, siblings)
                    .ifPresent(sibling -> sibling.decision().ifPresent(decision -> {
                        ObjectNode one = into.addObject()
                                .put("handoffNo", sibling.number().value())
                                .put("matter", needed.value())
                                .put("decision", decision.verdict());
                        if (decision.certifies()) {
                            one.set("certificate", decision.certificate());
                        }
                    }));
        }
    }

    private static Optional<Handoff> last(MatterCode matter, List<Handoff> siblings) {
        return siblings.stream()
                .filter(sibling -> sibling.terms().matter().equals(matter))
                .max(Comparator.comparing(Handoff::number));
    }
}
