package io.onewindow.replay.check;

import io.onewindow.canonical.Json;
import io.onewindow.wire.Language;
import tools.jackson.databind.node.ObjectNode;

/// One thing that the hub's ledger says otherwise than the log.
///
/// @param kind         what kind of thing
/// @param caseId       the case, as the log calls it
/// @param acceptanceNo the case, as the hub calls it; empty where it took none
/// @param step         the step of the log; 0 where there is none, one more than the steps for the decision
/// @param seq          the entry of the ledger; 0 where there is none
/// @param expected     what the log says; empty where it says nothing
/// @param found        what the ledger says; empty where it says nothing
public record Difference(
        Kind kind, String caseId, String acceptanceNo, int step, int seq, String expected, String found) {

    /// The kinds of differences.
    public enum Kind {
        NOT_ACCEPTED("枢纽未受理该申请", "the hub did not accept the application"),
        MISSING_STEP("账本缺少该步骤", "the ledger does not have this step"),
        MISSING_DECISION("账本缺少决定", "the ledger does not have the decision"),
        EXTRA_STEP("账本多出一条", "the ledger has an entry that the log does not have"),
        WRONG_ORDER("顺序不符", "it stands in another place"),
        WRONG_PERSON("经办人不符", "another person did it"),
        WRONG_TIME("发生时间不符", "it happened at another time"),
        ALTERED_ENTRY("内容摘要与发送内容不符", "its content is not what was sent"),
        BROKEN_CHAIN("哈希链断裂", "the hash chain is broken");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    /// The difference on a line.
    public String line(Language language) {
        boolean chinese = language == Language.ZH;
        StringBuilder line = new StringBuilder(caseId);
        append(line, " ", acceptanceNo);
        append(line, chinese ? " 步骤 " : " step ", step == 0 ? "" : String.valueOf(step));
        append(line, chinese ? " 账本第 " : " entry ", seq == 0 ? "" : String.valueOf(seq));
        line.append(": ").append(kind).append(": ").append(chinese ? kind.zh : kind.en);
        append(line, chinese ? "；记录：" : "; the log: ", expected);
        append(line, chinese ? "；枢纽：" : "; the hub: ", found);
        return line.toString();
    }

    private static void append(StringBuilder line, String label, String value) {
        if (!value.isEmpty()) {
            line.append(label).append(value);
        }
    }

    /// The difference as JSON; what does not apply is left out.
    public ObjectNode json() {
        ObjectNode json = Json.object().put("kind", kind.name()).put("case", caseId);
        put(json, "acceptanceNo", acceptanceNo);
        if (step > 0) {
            json.put("step", step);
        }
        if (seq > 0) {
            json.put("seq", seq);
        }
        put(json, "expected", expected);
        put(json, "found", found);
        return json;
    }

    private static void put(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }
}
