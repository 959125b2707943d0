package io.onewindow.replay.check;

import io.onewindow.replay.script.Script;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The ledger of a case as the hub serves it.
///
/// @param acceptanceNo the case
/// @param entries      its entries, in the order in which they were served
/// @param head         the hash that the hub says is the last one
public record CaseLedger(String acceptanceNo, List<JsonNode> entries, String head) {

    public CaseLedger {
        entries = List.copyOf(entries);
    }

    /// The ledger as it is served.
    public static CaseLedger of(String acceptanceNo, JsonNode document) {
        return new CaseLedger(
                acceptanceNo,
                document.path("entries").valueStream().toList(),
                document.path("head").asString(""));
    }

    /// Whether the request of a handoff left for its department.
    public boolean dispatched(String handoffNo) {
        return entries.stream()
                .anyMatch(entry -> text(entry, "event").equals("DISPATCHED")
                        && text(entry, "handoffNo").equals(handoffNo));
    }

    /// Whether all these answers became what they have to become.
    public boolean records(List<Script.Line> lines) {
        Set<String> recorded = new HashSet<>();
        entries.forEach(entry -> recorded.add(text(entry, "event") + text(entry, "contentDigest")));
        return lines.stream().allMatch(line -> recorded.contains(line.event() + line.digest()));
    }

    /// Whether the hub said something to all these answers, be it that it refuses them.
    public boolean answers(List<Script.Line> lines) {
        Set<String> digests = new HashSet<>();
        entries.forEach(entry -> digests.add(text(entry, "contentDigest")));
        return lines.stream().allMatch(line -> digests.contains(line.digest()));
    }

    static String text(JsonNode entry, String member) {
        return entry.path(member).asString("");
    }
}
