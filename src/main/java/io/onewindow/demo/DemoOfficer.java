package io.onewindow.demo;

import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.canonical.Json;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.Department;
import io.onewindow.catalogue.Matter;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.party.Person;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the officers of a simulated department say to a request: they sign for it, work on it, approve it. A matter's
/// `form.demo` asks for something else: `correction`, `reject` or `silent`.
final class DemoOfficer {

    private static final long SIGNS_AFTER_MILLIS = 300;
    private static final long WORKS_AFTER_MILLIS = 1_000;
    private static final long DECIDES_AFTER_MILLIS = 2_000;

    private static final Person CLERK = new Person("C01", "示例经办人", "窗口");
    private static final Person CHIEF = new Person("D01", "示例审批人", "审批科");

    /// An answer, and how long after its request it leaves.
    record Answer(ObjectNode body, long afterMillis) {}

    private final Department department;
    private final Catalogue catalogue;

    DemoOfficer(Department department, Catalogue catalogue) {
        this.department = department;
        this.catalogue = catalogue;
    }

    String department() {
        return department.id().value();
    }

    List<Answer> answers(ObjectNode message) {
        return switch (message.path("type").asString("")) {
            case "handoff.request" -> toRequest(message);
            case "handoff.corrected" -> List.of(new Answer(approval(message), WORKS_AFTER_MILLIS));
            default -> List.of();
        };
    }

    private List<Answer> toRequest(ObjectNode request) {
        JsonNode form = request.path("record").path("matters").path(0).path("form");
        Answer signed = new Answer(clerk(request, "RECEIVED"), SIGNS_AFTER_MILLIS);
        return switch (form.path("demo").asString("")) {
            case "silent" -> List.of();
            case "correction" -> List.of(signed, new Answer(correction(request), WORKS_AFTER_MILLIS));
            case "reject" -> List.of(signed, worked(request), new Answer(rejection(request), DECIDES_AFTER_MILLIS));
            default -> List.of(signed, worked(request), new Answer(approval(request), DECIDES_AFTER_MILLIS));
        };
    }

    private Answer worked(ObjectNode request) {
        return new Answer(clerk(request, "PROGRESS").put("step", "材料审查"), WORKS_AFTER_MILLIS);
    }

    private ObjectNode correction(ObjectNode request) {
        ObjectNode body = clerk(request, "CORRECTION").put("dueDays", 5);
        body.putArray("materials")
                .addObject()
                .put("code", "lease")
                .put("name", "经营场所使用证明")
                .put("why", "缺少房屋租赁合同");
        return body;
    }

    private ObjectNode rejection(ObjectNode request) {
        return chief(request).put("decision", "REJECTED").put("reason", "经审查，不符合法定条件（演示）");
    }

    private ObjectNode approval(ObjectNode message) {
        String handoffNo = message.path("handoffNo").asString();
        ObjectNode body = chief(message).put("decision", "APPROVED").put("reason", "材料齐全，符合法定形式");
        body.putObject("certificate")
                .put("type", certificateType(message))
                .put("number", department().toUpperCase(java.util.Locale.ROOT) + "-" + handoffNo)
                .put("validFrom", HolidayCalendar.dateOf(Instant.now()).toString());
        return body;
    }

    private String certificateType(ObjectNode message) {
        return catalogue
                .matter(new MatterCode(message.path("matter").asString()))
                .flatMap(Matter::certificateType)
                .orElse("准予决定书");
    }

    private ObjectNode clerk(ObjectNode message, String kind) {
        return answer(message, kind, CLERK);
    }

    private ObjectNode chief(ObjectNode message) {
        return answer(message, "DECISION", CHIEF);
    }

    private ObjectNode answer(ObjectNode message, String kind, Person officer) {
        String handoffNo = message.path("handoffNo").asString();
        ObjectNode body = Json.object()
                .put("handoffNo", handoffNo)
                .put("messageId", handoffNo + "/" + message.path("attempt").asInt(1) + "/" + kind)
                .put("kind", kind);
        body.putObject("officer")
                .put("id", department() + "-" + officer.id())
                .put("name", officer.name())
                .put("unit", officer.unit());
        return body;
    }
}
