package io.onewindow.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.ledger.WrittenEntry;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The ledger of one case, followed from its first entry on: numbers without gaps, each entry hashed over its canonical
/// bytes, each holding the hash of the one before, nothing dispatched, decided, consolidated or delivered twice.
final class ChainCheck {

    private final Set<String> dispatched = new HashSet<>();
    private final Set<String> decided = new HashSet<>();
    private String previous = "sha-256:" + "0".repeat(64);
    private int seq;
    private int consolidated;
    private int delivered;

    /// Follows what was appended since it was followed last.
    void follow(Snapshot now) {
        now.entries().stream().skip(seq).toList().forEach(this::follow);
        assertThat(dispatched).containsAll(now.hadByDepartments());
        assertThat(consolidated).isEqualTo(now.result().isEmpty() ? 0 : 1);
        assertThat(delivered).isLessThanOrEqualTo(1);
    }

    private void follow(WrittenEntry entry) {
        JsonNode members = Json.tree(entry.canonical());
        assertThat(entry.seq()).isEqualTo(++seq);
        assertThat(members.path("seq").asInt()).isEqualTo(seq);
        assertThat(members.path("previous").asString()).isEqualTo(previous);
        assertThat(entry.hash()).isEqualTo(Digest.of(entry.canonical()));
        previous = entry.hash().text();
        String handoff = members.path("handoffNo").asString("");
        switch (members.path("event").asString()) {
            case "DISPATCHED" ->
                assertThat(dispatched.add(
                                handoff + ':' + members.path("attempt").asInt()))
                        .as("dispatched once: %s", members)
                        .isTrue();
            case "DECIDED" ->
                assertThat(decided.add(handoff)).as("decided once: %s", members).isTrue();
            case "CONSOLIDATED" -> consolidated++;
            case "DELIVERED" -> delivered++;
            default -> {}
        }
    }
}
