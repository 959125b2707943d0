package io.onewindow.replay.check;

import static io.onewindow.replay.check.CaseLedger.text;

import io.onewindow.party.Person;
import io.onewindow.replay.check.Difference.Kind;
import io.onewindow.replay.script.Script;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Compares a case's ledger with what was sent for it, entry by entry.
///
/// An entry and a line belong together by the digest of the content, which the line's message id makes unique; where
/// the digest was altered, by event, person and time.
public final class Comparison {

    /// What a department can do about a case; the rest of a ledger is the hub's, the window's and the
    /// operators'.
    private static final Set<String> DEPARTMENTAL = Set.of(
            "RECEIVED",
            "PROGRESS",
            "CORRECTION_ASKED",
            "SUSPENDED",
            "RESUMED",
            "EXTENDED",
            "TRANSFERRED",
            "DECIDED",
            "LATE_ANSWER");

    private final String caseId;
    private final List<Script.Line> lines;
    private final CaseLedger ledger;
    private final List<JsonNode> acts;
    private final Map<JsonNode, Script.Line> pairs = new IdentityHashMap<>();
    private final Set<Script.Line> found = new HashSet<>();
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(String caseId, List<Script.Line> lines, CaseLedger ledger) {
        this.caseId = caseId;
        this.lines = lines;
        this.ledger = ledger;
        Set<String> sent = lines.stream().map(Script.Line::digest).collect(Collectors.toSet());
        this.acts = ledger.entries().stream()
                .filter(entry -> DEPARTMENTAL.contains(text(entry, "event")))
                // An answer of ours that came late is named as the one that is missing.
                .filter(entry ->
                        !text(entry, "event").equals("LATE_ANSWER") || !sent.contains(text(entry, "contentDigest")))
                .toList();
    }

    /// What is different about a case.
    ///
    /// @param caseId what the log calls it
    /// @param lines  what was sent for it, in order
    /// @param ledger what the hub recorded
    public static List<Difference> of(String caseId, List<Script.Line> lines, CaseLedger ledger) {
        return new Comparison(caseId, lines, ledger).differences();
    }

    private List<Difference> differences() {
        for (JsonNode act : acts) {
            pair(act, line -> line.digest().equals(text(act, "contentDigest")));
        }
        for (JsonNode act : acts) {
            pair(
                    act,
                    line -> line.occurredAt().equals(text(act, "occurredAt"))
                            && Officer.of(line).equals(Officer.of(act)));
        }
        lines.stream().filter(line -> !found.contains(line)).forEach(this::addMissing);
        compareActs();
        for (ChainCheck.Break broken : ChainCheck.of(ledger)) {
            add(Kind.BROKEN_CHAIN, new Place(0, broken.seq()), broken.expected(), broken.found());
        }
        return differences;
    }

    private void pair(JsonNode act, Predicate<Script.Line> belongs) {
        if (!pairs.containsKey(act)) {
            lines.stream()
                    .filter(line -> !found.contains(line))
                    .filter(line -> line.event().name().equals(text(act, "event")))
                    .filter(belongs)
                    .findFirst()
                    .ifPresent(line -> {
                        pairs.put(act, line);
                        found.add(line);
                    });
        }
    }

    private void addMissing(Script.Line line) {
        boolean decision = line.step() == lines.size();
        Optional<JsonNode> instead = ledger.entries().stream()
                .filter(entry -> text(entry, "contentDigest").equals(line.digest()))
                .findFirst();
        add(
                decision ? Kind.MISSING_DECISION : Kind.MISSING_STEP,
                new Place(line.step(), instead.map(Comparison::seq).orElse(0)),
                line.activity() + ", " + Officer.of(line) + ", " + line.occurredAt(),
                instead.map(entry -> text(entry, "event")).orElse(""));
    }

    private void compareActs() {
        int farthest = 0;
        for (JsonNode act : acts) {
            Optional<Script.Line> line = Optional.ofNullable(pairs.get(act));
            if (line.isEmpty()) {
                String what = text(act, "event") + ", " + Officer.of(act) + ", " + text(act, "occurredAt");
                add(Kind.EXTRA_STEP, new Place(0, seq(act)), "", what);
            } else {
                compare(line.get(), act);
                if (line.get().step() < farthest) {
                    add(
                            Kind.WRONG_ORDER,
                            new Place(line.get().step(), seq(act)),
                            line.get().step() + ", " + farthest,
                            farthest + ", " + line.get().step());
                }
                farthest = Math.max(farthest, line.get().step());
            }
        }
    }

    private void compare(Script.Line line, JsonNode act) {
        compare(Kind.WRONG_PERSON, line, act, List.of(Officer.of(line), Officer.of(act)));
        compare(Kind.WRONG_TIME, line, act, List.of(line.occurredAt(), text(act, "occurredAt")));
        compare(Kind.ALTERED_ENTRY, line, act, List.of(line.digest(), text(act, "contentDigest")));
    }

    private void compare(Kind kind, Script.Line line, JsonNode act, List<?> both) {
        if (!both.getFirst().equals(both.getLast())) {
            add(
                    kind,
                    new Place(line.step(), seq(act)),
                    both.getFirst().toString(),
                    both.getLast().toString());
        }
    }

    private void add(Kind kind, Place place, String expected, String actual) {
        differences.add(
                new Difference(kind, caseId, ledger.acceptanceNo(), place.step(), place.seq(), expected, actual));
    }

    /// A step of the log and an entry of the ledger; 0 where there is none.
    private record Place(int step, int seq) {}

    private static int seq(JsonNode entry) {
        return entry.path("seq").asInt(0);
    }

    /// Who did something: the party that proved itself, and the person that it named.
    private record Officer(String party, Person person) {

        static Officer of(Script.Line line) {
            return new Officer(Script.DEPARTMENT.value(), line.officer());
        }

        static Officer of(JsonNode act) {
            JsonNode person = act.path("person");
            return new Officer(
                    text(act, "party"), new Person(text(person, "id"), text(person, "name"), text(person, "unit")));
        }

        @Override
        public String toString() {
            String name = person.id().equals(person.name()) ? "" : ' ' + person.name();
            return party
                    + '/'
                    + person.id()
                    + name
                    + person.namedUnit().map(unit -> " (" + unit + ')').orElse("");
        }
    }
}
