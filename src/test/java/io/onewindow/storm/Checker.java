package io.onewindow.storm;

import io.onewindow.storm.Evidence.Case;
import io.onewindow.storm.Evidence.Handoff;
import io.onewindow.storm.Evidence.Key;
import io.onewindow.storm.Evidence.Result;
import io.onewindow.storm.Journal.Accepted;
import io.onewindow.storm.Journal.Arrived;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares what windows and departments wrote down with what stands in tables and queues, by no code of the hub. Each
/// finding names what is wrong and where.
final class Checker {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Evidence evidence;
    private final Set<String> findings = new TreeSet<>();

    private Checker(Evidence evidence) {
        this.evidence = evidence;
    }

    /// Everything that is wrong; empty where nothing is.
    static Set<String> findings(Evidence evidence) {
        Checker checker = new Checker(evidence);
        checker.acceptances();
        checker.cases();
        checker.handoffs();
        checker.results();
        checker.leftovers();
        checker.findings.addAll(AnswersCheck.findings(evidence));
        checker.findings.addAll(LedgerCheck.findings(evidence));
        return checker.findings;
    }

    static JsonNode json(byte[] bytes) {
        return JSON.readTree(bytes);
    }

    private void find(String what, String where) {
        findings.add(what + ": " + where);
    }

    private void acceptances() {
        Map<String, List<Accepted>> told = grouped(evidence.accepted(), one -> one.window() + ' ' + one.key());
        Map<String, List<Key>> kept = grouped(evidence.keys(), one -> one.window() + ' ' + one.key());
        told.forEach((key, all) -> {
            byte[] first = all.getFirst().told();
            if (!all.stream().allMatch(one -> Arrays.equals(one.told(), first))) {
                find("accepted in two ways", key);
            }
            String number = json(first).path("acceptanceNo").asString();
            List<Key> rows = kept.getOrDefault(key, List.of());
            if (rows.isEmpty()) {
                find("accepted, yet lost", key + ' ' + number);
            } else if (rows.size() > 1 || !rows.getFirst().acceptanceNo().equals(number)) {
                find("one key, several cases", key);
            }
        });
        kept.keySet().stream()
                .filter(key -> !told.containsKey(key))
                .forEach(key -> find("case of a key that nobody was told of", key));
        if (new HashSet<>(evidence.keys().stream().map(Key::acceptanceNo).toList()).size()
                != evidence.keys().size()) {
            find("one case, several keys", "");
        }
    }

    private void cases() {
        Map<String, String> keyOf = evidence.keys().stream()
                .collect(Collectors.toMap(Key::acceptanceNo, one -> one.window() + ' ' + one.key(), (a, b) -> a));
        Map<String, byte[]> bodies = evidence.accepted().stream()
                .collect(Collectors.toMap(one -> one.window() + ' ' + one.key(), Accepted::body, (a, b) -> a));
        Map<String, List<Case>> cases = grouped(evidence.cases(), Case::acceptanceNo);
        keyOf.keySet().stream()
                .filter(number -> !cases.containsKey(number))
                .forEach(number -> find("key without its case", number));
        cases.forEach((number, all) -> {
            Case one = all.getFirst();
            if (all.size() > 1) {
                find("case twice", number);
            }
            byte[] sent = bodies.getOrDefault(keyOf.getOrDefault(number, ""), new byte[0]);
            if (!Arrays.equals(one.record(), sent)) {
                find("record is not what the window sent", number);
            }
            if (!Arrays.equals(one.recordDigest(), LedgerCheck.sha256(sent))) {
                find("record digest is wrong", number);
            }
            if (!one.status().equals("DECIDED")) {
                find("case did not come to its end", number + ' ' + one.status());
            }
        });
    }

    private void handoffs() {
        Map<String, List<Handoff>> ofCase = grouped(evidence.handoffs(), Handoff::acceptanceNo);
        for (Case one : evidence.cases()) {
            if (ofCase.getOrDefault(one.acceptanceNo(), List.of()).size() != one.matters()) {
                find("case with other handoffs than matters", one.acceptanceNo());
            }
        }
        for (Handoff handoff : evidence.handoffs()) {
            if (!handoff.status().equals("APPROVED")) {
                find("handoff did not come to its end", handoff.number() + ' ' + handoff.status());
            }
        }
    }

    private void results() {
        Map<String, List<Result>> made = grouped(evidence.results(), Result::acceptanceNo);
        Map<String, List<Arrived>> arrived = grouped(evidence.arrived(), Arrived::acceptanceNo);
        for (Case one : evidence.cases()) {
            List<Result> results = made.getOrDefault(one.acceptanceNo(), List.of());
            List<Arrived> came = arrived.getOrDefault(one.acceptanceNo(), List.of());
            if (results.size() != 1) {
                find(results.isEmpty() ? "no result" : "several results", one.acceptanceNo());
                continue;
            }
            result(results.getFirst(), one, came);
        }
        arrived.keySet().stream()
                .filter(number -> !made.containsKey(number))
                .forEach(number -> find("result from nowhere", number));
        evidence.numbers().forEach((number, times) -> {
            if (times != 1) {
                find("certificate several times", number);
            }
        });
    }

    private void result(Result result, Case one, List<Arrived> came) {
        if (came.isEmpty()) {
            find("result did not reach its window", result.acceptanceNo());
        }
        if (!came.stream().allMatch(arrival -> Arrays.equals(arrival.body(), result.body()))) {
            find("results with different bytes", result.acceptanceNo());
        }
        if (!came.stream().allMatch(arrival -> arrival.window().equals(one.window()))) {
            find("result at another window", result.acceptanceNo());
        }
        if (!result.delivered()) {
            find("result is not marked as delivered", result.acceptanceNo());
        }
        if (json(result.body()).path("matters").size() != one.matters()) {
            find("result without all of its matters", result.acceptanceNo());
        }
    }

    private void leftovers() {
        evidence.left().forEach((where, count) -> {
            if (count != 0) {
                find("left over", where + ' ' + count);
            }
        });
    }

    static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> by) {
        return all.stream().collect(Collectors.groupingBy(by));
    }
}
