package io.onewindow.handoff;

import io.onewindow.canonical.Json;
import io.onewindow.casefile.CaseFile;
import io.onewindow.ledger.Entry;
import io.onewindow.outbox.Channel;
import io.onewindow.outbox.OutboundMessage;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// What a window is told while departments work: something is asked for, a clock stands, a matter moved on.
public final class Notice {

    private static final int PRIORITY = 4;

    private Notice() {}

    /// A notice about a handoff.
    ///
    /// @param type  what happened, as in `correction.asked`
    /// @param more  what belongs to that type
    public static OutboundMessage of(OpenCase open, Handoff handoff, String type, ObjectNode more) {
        ObjectNode body = about(type, handoff, open.at());
        more.properties().forEach(member -> body.set(member.getKey(), member.getValue()));
        return new OutboundMessage(
                0,
                open.file().identity().window(),
                Channel.NOTICES,
                type,
                handoff.number().value(),
                open.file().number().value(),
                PRIORITY,
                Json.bytes(body));
    }

    /// A message to a department about a handoff that it already has.
    ///
    /// @param type what happened, as in `handoff.withdrawn`
    /// @param more what belongs to that type
    public static OutboundMessage toDepartment(OpenCase open, Handoff handoff, String type, ObjectNode more) {
        ObjectNode body = about(type, handoff, open.at());
        body.put("attempt", handoff.attempt());
        more.properties().forEach(member -> body.set(member.getKey(), member.getValue()));
        CaseFile file = open.file();
        return new OutboundMessage(
                0,
                handoff.department(),
                Channel.REQUESTS,
                type,
                handoff.number().value(),
                file.number().value(),
                file.identity().serviceClass().priority(),
                Json.bytes(body));
    }

    private static ObjectNode about(String type, Handoff handoff, Instant at) {
        return Json.object()
                .put("type", type)
                .put("handoffNo", handoff.number().value())
                .put("acceptanceNo", handoff.number().acceptance().value())
                .put("matter", handoff.terms().matter().value())
                .put("department", handoff.department().value())
                .put("at", Entry.written(at));
    }
}
