package io.onewindow.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.hub.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The order in which answers come does not matter to where a case ends.
class AnswerOrdersTest {

    private static final int TAX = 1;
    private static final int POLICE = 2;
    private static final List<String> DEPARTMENTS = List.of("tax", "police");

    private final Desks desks = new Desks();

    /// An answer as its sender means it.
    private record Said(int handoff, String kind) {}

    private static final List<Said> SAID = List.of(
            new Said(TAX, "RECEIVED"),
            new Said(TAX, "PROGRESS"),
            new Said(TAX, "DECISION"),
            new Said(POLICE, "DECISION"));

    /// How the order is disturbed beside.
    ///
    /// @param marked how many answers come before the hub marks the handoffs as sent
    /// @param twice  whether each answer comes again at once
    private record Disturbance(int marked, boolean twice) {}

    @Test
    void endsTheSameForAllOrdersWithDuplicatesBetweenAndBeforeTheMark() {
        // Given
        List<Disturbance> disturbances = List.of(
                new Disturbance(0, false),
                new Disturbance(0, true),
                new Disturbance(2, true),
                new Disturbance(4, false));
        // When
        Set<String> ends = new HashSet<>();
        List<List<Said>> orders = orders(SAID);
        for (List<Said> order : orders) {
            for (Disturbance disturbance : disturbances) {
                ends.add(end(order, disturbance));
            }
        }
        // Then
        assertThat(orders).hasSize(24);
        assertThat(ends).hasSize(1);
        assertThat(ends.iterator().next()).contains("DECIDED", "ALL_APPROVED");
    }

    private static <T> List<List<T>> orders(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (T first : all) {
            List<T> others = new ArrayList<>(all);
            others.remove(first);
            for (List<T> rest : orders(others)) {
                List<T> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }

    private String end(List<Said> order, Disturbance disturbance) {
        String number = desks.window().accepted(Json.text(Samples.application("tax-registration", "seal-engraving")));
        AcceptanceNumber acceptance = new AcceptanceNumber(number);
        desks.claim();
        for (int i = 0; i <= order.size(); i++) {
            if (i == disturbance.marked()) {
                desks.mark(new HandoffNumber(acceptance, TAX));
                desks.mark(new HandoffNumber(acceptance, POLICE));
            }
            if (i < order.size()) {
                say(acceptance, order.get(i), disturbance.twice());
            }
        }
        return timeless(number);
    }

    private void say(AcceptanceNumber acceptance, Said said, boolean twice) {
        HandoffNumber handoff = new HandoffNumber(acceptance, said.handoff());
        ObjectNode answer =
                said.kind().equals("DECISION") ? Desks.approval(handoff) : Desks.answer(handoff, said.kind());
        if (said.kind().equals("PROGRESS")) {
            answer.put("step", "审查");
        }
        String department = DEPARTMENTS.get(said.handoff() - 1);
        desks.take(department, answer);
        if (twice) {
            desks.take(department, answer);
        }
    }

    /// Where the case ended, without what differs between any two cases: its number, times, hashes.
    private String timeless(String number) {
        Snapshot end = Snapshot.of(desks, number);
        end.hasAWholeChain();
        ObjectNode result =
                Json.tree(end.result().getBytes(StandardCharsets.UTF_8)).asObject();
        result.remove(List.of("decidedAt", "ledgerHead", "recordDigest"));
        result.path("matters").forEach(matter -> matter.asObject().remove("decidedAt"));
        String ledger =
                end.ledger().stream().map(AnswerOrdersTest::timeless).sorted().collect(Collectors.joining("\n"));
        return (end.status() + '\n' + end.handoffs() + '\n' + end.clocks() + '\n' + Json.text(result) + '\n' + ledger)
                .replace(number, "N");
    }

    private static String timeless(JsonNode entry) {
        TreeMap<String, String> members = new TreeMap<>();
        entry.properties().forEach(member -> members.put(member.getKey(), String.valueOf(member.getValue())));
        members.keySet().removeAll(Set.of("at", "seq", "previous", "contentDigest"));
        return members.toString();
    }
}
