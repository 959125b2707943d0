package io.onewindow.replay.check;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Chain;
import io.onewindow.ledger.Entry;
import io.onewindow.ledger.Event;
import io.onewindow.ledger.WrittenEntry;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.party.Person;
import io.onewindow.replay.script.RecordedCase;
import io.onewindow.replay.script.RecordedCase.Step;
import io.onewindow.replay.script.Script;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// A ledger as the hub would serve it, made of acts of a test's choice, its chain sound.
final class SampleLedger {

    static final String NUMBER = "5107002026112400000012";
    static final String HANDOFF = NUMBER + "-01";
    static final PartyId HEALTH = new PartyId("health");

    /// Five steps, one activity twice, one officer without a unit; with the decision six lines.
    static final RecordedCase CASE = new RecordedCase(
            1,
            "case-1",
            false,
            "2010-10-01T00:00:00.020+02:00",
            List.of(
                    step("Confirmation of receipt", "Resource01", "Group 1", 1),
                    step("T02 Check", "Resource19", "", 2),
                    step("T02 Check", "Resource19", "", 3),
                    step("T04 Determine", "admin1", "Group 4", 4),
                    step("T05 Print", "Resource20", "Group 2", 5)));

    private final Chain chain = Chain.begun(NUMBER);

    private static Step step(String activity, String resource, String group, int day) {
        return new Step(activity, new Person(resource, resource, group), "2010-11-0" + day + "T12:42:19.580+01:00");
    }

    static List<Script.Line> lines() {
        return Script.lines(CASE, HANDOFF);
    }

    /// The act that an answer becomes.
    static Act act(Script.Line line) {
        return act(line, line.event(), line.officer());
    }

    static Act act(Script.Line line, Event event, Person officer) {
        return Act.of(event, new Actor(HEALTH, officer))
                .to(PartyId.HUB)
                .about(HANDOFF, 1)
                .claimedAt(line.occurredAt())
                .over(new Digest(line.digest()));
    }

    /// The hub's own entries before the department's.
    static SampleLedger begun() {
        return new SampleLedger()
                .with(Act.of(Event.ACCEPTED, new Actor(new PartyId("window-02"), new Person("replay", "回放"))))
                .with(Act.of(Event.DISPATCHED, new Actor(PartyId.HUB))
                        .to(HEALTH)
                        .about(HANDOFF, 1)
                        .over(Digest.of("request")));
    }

    SampleLedger with(Act act) {
        chain.append(act, Instant.parse("2026-11-24T01:02:03.004Z"));
        return this;
    }

    SampleLedger with(List<Act> acts) {
        acts.forEach(this::with);
        return this;
    }

    /// As it is served.
    CaseLedger served() {
        return served(text());
    }

    /// The text that is served.
    String text() {
        String entries = chain.fresh().stream()
                .map(SampleLedger::written)
                .map(WrittenEntry::served)
                .collect(Collectors.joining(","));
        return "{\"entries\":[" + entries + "],\"head\":\"" + chain.hash().text() + "\"}";
    }

    static CaseLedger served(String text) {
        return CaseLedger.of(NUMBER, Json.tree(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static WrittenEntry written(Entry entry) {
        return new WrittenEntry(entry.chain(), entry.seq(), entry.act().event(), entry.canonical(), entry.hash());
    }
}
