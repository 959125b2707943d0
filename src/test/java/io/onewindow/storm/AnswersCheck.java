package io.onewindow.storm;

import io.onewindow.storm.Evidence.Answer;
import io.onewindow.storm.Evidence.Entry;
import io.onewindow.storm.Evidence.Handoff;
import io.onewindow.storm.Journal.Asked;
import io.onewindow.storm.Journal.Sent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What went to departments and came back: each handoff left under one dispatch, each answer counts once.
final class AnswersCheck {

    private static final Set<String> OF_DEPARTMENTS = Set.of("RECEIVED", "PROGRESS", "DECIDED", "LATE_ANSWER");

    private final Evidence evidence;
    private final Map<String, Entry> entries;
    private final Set<String> findings = new TreeSet<>();

    private AnswersCheck(Evidence evidence) {
        this.evidence = evidence;
        this.entries = evidence.entries().stream()
                .collect(Collectors.toMap(one -> one.acceptanceNo() + '#' + one.seq(), one -> one, (a, b) -> a));
    }

    static Set<String> findings(Evidence evidence) {
        AnswersCheck check = new AnswersCheck(evidence);
        check.requests();
        check.answers();
        check.entriesOfAnswers();
        return check.findings;
    }

    private void find(String what, String where) {
        findings.add(what + ": " + where);
    }

    private void requests() {
        Map<String, List<Asked>> asked =
                Checker.grouped(evidence.asked(), one -> one.handoffNo() + ' ' + one.attempt());
        Map<String, List<JsonNode>> dispatched = evidence.entries().stream()
                .filter(entry -> entry.event().equals("DISPATCHED"))
                .map(entry -> Checker.json(entry.canonical()))
                .collect(Collectors.groupingBy(entry -> entry.path("handoffNo").asString()
                        + ' '
                        + entry.path("attempt").asInt()));
        for (Handoff handoff : evidence.handoffs()) {
            for (int attempt = 1; attempt <= handoff.attempt(); attempt++) {
                String key = handoff.number() + ' ' + attempt;
                request(handoff, asked.getOrDefault(key, List.of()), dispatched.getOrDefault(key, List.of()));
            }
        }
    }

    private void request(Handoff handoff, List<Asked> came, List<JsonNode> dispatched) {
        if (dispatched.size() != 1) {
            find(dispatched.isEmpty() ? "handoff never dispatched" : "handoff dispatched twice", handoff.number());
            return;
        }
        if (came.isEmpty()) {
            find("request did not reach its department", handoff.number());
        }
        String digest = dispatched.getFirst().path("contentDigest").asString();
        if (!came.stream().allMatch(one -> digest.equals(LedgerCheck.digest(one.body())))) {
            find("request is not what the ledger says", handoff.number());
        }
        if (!came.stream().allMatch(one -> one.department().equals(handoff.department()))) {
            find("request at another department", handoff.number());
        }
    }

    private void answers() {
        Map<String, List<Sent>> sent =
                Checker.grouped(evidence.sent(), one -> one.department() + ' ' + one.messageId());
        Map<String, List<Answer>> counted =
                Checker.grouped(evidence.answers(), one -> one.department() + ' ' + one.messageId());
        sent.forEach((key, all) -> {
            List<Answer> rows = counted.getOrDefault(key, List.of());
            if (rows.isEmpty()) {
                find("answer lost", key);
            } else if (rows.size() > 1) {
                find("answer counted twice", key);
            } else if (!Arrays.equals(rows.getFirst().body(), all.getFirst().body())) {
                find("answer is not what the department sent", key);
            }
        });
        counted.keySet().stream()
                .filter(key -> !sent.containsKey(key))
                .forEach(key -> find("answer from nowhere", key));
    }

    private void entriesOfAnswers() {
        Set<String> explained = new HashSet<>();
        for (Answer answer : evidence.answers()) {
            String place = answer.acceptanceNo() + '#' + answer.seq();
            Entry entry = entries.get(place);
            if (!explained.add(place)) {
                find("one entry for several answers", place);
            }
            if (entry == null || !saysSo(entry, answer)) {
                find("answer without its entry", answer.department() + ' ' + answer.messageId());
            }
        }
        for (Entry entry : evidence.entries()) {
            String place = entry.acceptanceNo() + '#' + entry.seq();
            if (OF_DEPARTMENTS.contains(entry.event()) && !explained.contains(place)) {
                find("entry of an answer that is not kept", place);
            }
        }
        decisions();
    }

    private static boolean saysSo(Entry entry, Answer answer) {
        JsonNode said = Checker.json(entry.canonical());
        return OF_DEPARTMENTS.contains(entry.event())
                && said.path("party").asString().equals(answer.department())
                && said.path("contentDigest").asString().equals(LedgerCheck.digest(answer.body()));
    }

    private void decisions() {
        Map<String, Long> decided = evidence.entries().stream()
                .filter(entry -> entry.event().equals("DECIDED"))
                .collect(Collectors.groupingBy(
                        entry -> Checker.json(entry.canonical())
                                .path("handoffNo")
                                .asString(),
                        Collectors.counting()));
        for (Handoff handoff : evidence.handoffs()) {
            if (decided.getOrDefault(handoff.number(), 0L) != 1) {
                find("handoff not decided once", handoff.number());
            }
        }
    }
}
