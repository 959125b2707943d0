package io.onewindow.history;

import io.onewindow.casefile.HandoffNumber;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/// What departments say.
final class Sayings {

    private static final List<String> DEPARTMENTS = List.of("tax", "police", "market", "fire");

    private Sayings() {}

    static String anyDepartment(Random random) {
        return DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size()));
    }

    /// An answer of that kind; `APPROVED` and `REJECTED` are decisions.
    static ObjectNode answer(HandoffNumber handoff, String kind, Random random) {
        return switch (kind) {
            case "APPROVED" -> Desks.approval(handoff);
            case "REJECTED" ->
                Desks.answer(handoff, "DECISION").put("decision", kind).put("reason", "不符合条件");
            case "CORRECTION" -> {
                ObjectNode answer = Desks.answer(handoff, kind);
                answer.putArray("materials")
                        .addObject()
                        .put("code", "m")
                        .put("name", "图")
                        .put("why", "缺章");
                yield answer;
            }
            case "SUSPENDED" ->
                Desks.answer(handoff, kind)
                        .put("procedure", "检测")
                        .put("legalBasis", "四十五条")
                        .put("approver", "赵局");
            case "EXTENDED" ->
                Desks.answer(handoff, kind).put("days", 3).put("approver", "赵局").put("reason", "复杂");
            case "TRANSFER" ->
                Desks.answer(handoff, kind)
                        .put("toDepartment", anyDepartment(random))
                        .put("reason", "不属本部门");
            case "PROGRESS" -> Desks.answer(handoff, kind).put("step", "审查");
            default -> Desks.answer(handoff, kind);
        };
    }
}
