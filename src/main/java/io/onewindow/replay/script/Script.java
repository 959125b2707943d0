package io.onewindow.replay.script;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.ledger.Event;
import io.onewindow.party.PartyId;
import io.onewindow.party.Person;
import io.onewindow.replay.script.RecordedCase.Step;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What is sent for a recorded case. The same case always makes the same bytes under the same keys, so that the hub
/// takes a second replay for the first one, however far that one came.
public final class Script {

    /// The department that answers.
    public static final PartyId DEPARTMENT = new PartyId("health");

    /// What is applied for.
    public static final String MATTER = "permit-receipt";

    private static final String REGION = "510700";

    /// One answer, and the ledger entry that it has to become.
    ///
    /// @param step       1 for the first step; the decision's is one more than the last step's
    /// @param event      the entry's event: PROGRESS or DECIDED
    /// @param activity   what was done
    /// @param officer    who did it
    /// @param occurredAt when, as written
    /// @param body       the JSON that is sent
    /// @param digest     the digest of its bytes
    public record Line(
            int step, Event event, String activity, Person officer, String occurredAt, String body, String digest) {}

    private Script() {}

    /// The key that the case is submitted under.
    public static String key(RecordedCase recorded) {
        // A case id may be any text, a key is printable ASCII.
        return "replay-" + Digest.of(recorded.caseId()).hex();
    }

    /// The application.
    public static byte[] application(RecordedCase recorded) {
        ObjectNode application = Json.object();
        application.putObject("window").put("hall", REGION + "-01").put("counter", "replay");
        // The log does not say who took the application in.
        application.putObject("clerk").put("id", "replay").put("name", "历史办件回放");
        application
                .putObject("applicant")
                .put("kind", "ORGANIZATION")
                .put("name", recorded.caseId())
                .put("idType", "OTHER")
                .put("idNumber", recorded.caseId());
        application
                .put("region", REGION)
                .put("serviceMode", recorded.atDesk() ? "COUNTER" : "ONLINE")
                .put("occurredAt", recorded.submittedAt());
        application.putArray("matters").addObject().put("code", MATTER).putObject("form");
        application.putObject("extensions").put("caseId", recorded.caseId());
        return Json.bytes(application);
    }

    /// The answers about its handoff, in order: each step, and the decision.
    public static List<Line> lines(RecordedCase recorded, String handoffNo) {
        List<Line> lines = new ArrayList<>();
        for (Step step : recorded.steps()) {
            int number = lines.size() + 1;
            ObjectNode body = answer(handoffNo, recorded.caseId() + "/" + number, "PROGRESS", step);
            lines.add(line(number, Event.PROGRESS, step, body.put("step", step.activity())));
        }
        Step last = recorded.steps().getLast();
        ObjectNode decision = answer(handoffNo, recorded.caseId() + "/decision", "DECISION", last)
                .put("decision", "APPROVED")
                .put("reason", last.activity());
        lines.add(line(lines.size() + 1, Event.DECIDED, last, decision));
        return lines;
    }

    private static ObjectNode answer(String handoffNo, String messageId, String kind, Step step) {
        ObjectNode body = Json.object()
                .put("handoffNo", handoffNo)
                .put("messageId", messageId)
                .put("kind", kind);
        ObjectNode officer = body.putObject("officer")
                .put("id", step.officer().id())
                .put("name", step.officer().name());
        step.officer().namedUnit().ifPresent(unit -> officer.put("unit", unit));
        return body.put("occurredAt", step.at());
    }

    private static Line line(int number, Event event, Step step, ObjectNode body) {
        String text = Json.text(body);
        return new Line(
                number,
                event,
                step.activity(),
                step.officer(),
                step.at(),
                text,
                Digest.of(text).text());
    }
}
