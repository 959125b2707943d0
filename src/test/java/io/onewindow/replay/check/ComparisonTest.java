package io.onewindow.replay.check;

import static io.onewindow.replay.check.SampleLedger.CASE;
import static io.onewindow.replay.check.SampleLedger.act;
import static io.onewindow.replay.check.SampleLedger.begun;
import static io.onewindow.replay.check.SampleLedger.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onewindow.canonical.Digest;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.party.Person;
import io.onewindow.replay.check.Difference.Kind;
import io.onewindow.replay.script.Script;
import io.onewindow.wire.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final List<Script.Line> lines = lines();
    private final List<Act> acts =
            new ArrayList<>(lines.stream().map(SampleLedger::act).toList());

    @Test
    void findsNothingWhereTheLedgerSaysWhatTheLogSays() {
        // Given
        CaseLedger ledger = begun().with(acts)
                .with(Act.of(Event.CONSOLIDATED, new Actor(PartyId.HUB)))
                .with(Act.of(Event.VIEWED, new Actor(new PartyId("operator"))))
                .served();
        // When
        List<Difference> differences = compare(ledger);
        // Then
        assertThat(differences).isEmpty();
        assertThat(ledger.records(lines)).isTrue();
    }

    @Test
    void namesAMissingStep() {
        // Given
        acts.remove(2);
        // When
        List<Difference> differences = compare(begun().with(acts).served());
        // Then
        assertThat(differences)
                .containsExactly(new Difference(
                        Kind.MISSING_STEP,
                        "case-1",
                        SampleLedger.NUMBER,
                        3,
                        0,
                        "T02 Check, health/Resource19, 2010-11-03T12:42:19.580+01:00",
                        ""));
    }

    @Test
    void namesADecisionThatIsMissingBecauseItCameLate() {
        // Given
        Act ofAnother = Act.of(Event.DECIDED, new Actor(SampleLedger.HEALTH, new Person("x", "x")))
                .over(Digest.of("another"));
        acts.set(5, act(lines.get(5), Event.LATE_ANSWER, lines.get(5).officer()));
        acts.add(1, ofAnother);
        // When
        List<Difference> differences = compare(begun().with(acts).served());
        // Then
        assertThat(differences)
                .extracting(Difference::kind, Difference::step, Difference::seq, Difference::found)
                .containsExactlyInAnyOrder(
                        tuple(Kind.MISSING_DECISION, 6, 9, "LATE_ANSWER"),
                        tuple(Kind.EXTRA_STEP, 0, 4, "DECIDED, health/x, "));
    }

    @Test
    void namesAStepThatTheHubRefused() {
        // Given
        acts.set(0, act(lines.getFirst(), Event.ANSWER_REFUSED, lines.getFirst().officer()));
        // When
        List<Difference> differences = compare(begun().with(acts).served());
        // Then
        assertThat(differences)
                .extracting(Difference::kind, Difference::found)
                .containsExactly(tuple(Kind.MISSING_STEP, "ANSWER_REFUSED"));
    }

    @Test
    void namesAnotherPersonAnotherUnitAndAnotherParty() {
        // Given
        acts.set(0, act(lines.get(0), Event.PROGRESS, new Person("Resource02", "Resource02", "Group 1")));
        acts.set(1, act(lines.get(1), Event.PROGRESS, new Person("Resource19", "Resource19", "Group 9")));
        acts.set(
                3,
                Act.of(
                                Event.PROGRESS,
                                new Actor(new PartyId("police"), lines.get(3).officer()))
                        .claimedAt(lines.get(3).occurredAt())
                        .over(new Digest(lines.get(3).digest())));
        // When
        List<Difference> differences = compare(begun().with(acts).served());
        // Then
        assertThat(differences).allMatch(one -> one.kind() == Kind.WRONG_PERSON);
        assertThat(differences)
                .extracting(one -> one.step() + ": " + one.expected() + " -> " + one.found())
                .containsExactly(
                        "1: health/Resource01 (Group 1) -> health/Resource02 (Group 1)",
                        "2: health/Resource19 -> health/Resource19 (Group 9)",
                        "4: health/admin1 (Group 4) -> police/admin1 (Group 4)");
    }

    @Test
    void namesAnotherTimeEvenWhereTheInstantIsTheSame() {
        // Given
        acts.set(0, acts.getFirst().claimedAt("2010-11-01T11:42:19.580Z"));
        // When
        List<Difference> differences = compare(begun().with(acts).served());
        // Then
        assertThat(differences).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.WRONG_TIME);
            assertThat(one.expected()).isEqualTo("2010-11-01T12:42:19.580+01:00");
            assertThat(one.found()).isEqualTo("2010-11-01T11:42:19.580Z");
        });
    }

    @Test
    void namesAnotherOrder() {
        // Given
        Collections.swap(acts, 1, 2);
        // When
        List<Difference> differences = compare(begun().with(acts).served());
        // Then
        assertThat(differences).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.WRONG_ORDER);
            assertThat(one.step()).isEqualTo(2);
            assertThat(one.found()).isEqualTo("3, 2");
        });
    }

    @Test
    void namesAnEntryThatTheLogDoesNotHave() {
        // Given
        acts.addFirst(Act.of(Event.RECEIVED, new Actor(SampleLedger.HEALTH, new Person("c", "示例", "窗口")))
                .over(Digest.of("signed")));
        acts.add(acts.get(1));
        // When
        List<Difference> differences = compare(begun().with(acts).served());
        // Then
        assertThat(differences)
                .extracting(Difference::kind, Difference::seq, Difference::found)
                .containsExactly(
                        tuple(Kind.EXTRA_STEP, 3, "RECEIVED, health/c 示例 (窗口), "),
                        tuple(
                                Kind.EXTRA_STEP,
                                10,
                                "PROGRESS, health/Resource01 (Group 1), 2010-11-01T12:42:19.580+01:00"));
    }

    @Test
    void namesAnEntryWhoseContentIsAnother() {
        // Given
        acts.set(3, acts.get(3).over(Digest.of("another")));
        // When
        List<Difference> differences = compare(begun().with(acts).served());
        // Then
        assertThat(differences).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.ALTERED_ENTRY);
            assertThat(one.step()).isEqualTo(4);
            assertThat(one.seq()).isEqualTo(6);
        });
    }

    @Test
    void namesAnEntryThatWasWrittenOverAndTheChainThatItBreaks() {
        // Given
        String text = begun().with(acts).text().replace("\"admin1\"", "\"admin2\"");
        // When
        List<Difference> differences = compare(SampleLedger.served(text));
        // Then
        assertThat(differences)
                .extracting(Difference::kind, Difference::seq)
                .containsExactly(tuple(Kind.WRONG_PERSON, 6), tuple(Kind.BROKEN_CHAIN, 6));
        assertThat(differences.getLast().expected()).startsWith("hash sha-256:");
    }

    @Test
    void namesAChainThatMissesAnEntryAndAHeadThatIsNotTheLast() {
        // Given
        String whole = begun().with(acts).text();
        int from = whole.indexOf(",{\"acceptanceNo\"", whole.indexOf("\"seq\":3"));
        int to = whole.indexOf(",{\"acceptanceNo\"", from + 1);
        String cut = whole.substring(0, from) + whole.substring(to);
        String shortened = whole.substring(0, whole.lastIndexOf(",{\"acceptanceNo\""))
                + whole.substring(whole.lastIndexOf("],\"head\""));
        // When
        List<Difference> withoutOne = compare(SampleLedger.served(cut));
        List<Difference> withoutTheLast = compare(SampleLedger.served(shortened));
        // Then
        assertThat(withoutOne)
                .extracting(Difference::kind)
                .contains(Kind.MISSING_STEP, Kind.BROKEN_CHAIN)
                .doesNotContain(Kind.WRONG_PERSON);
        assertThat(withoutOne).extracting(Difference::found).anyMatch(found -> found.equals("seq 5"));
        assertThat(withoutTheLast)
                .extracting(Difference::kind)
                .containsExactly(Kind.MISSING_DECISION, Kind.BROKEN_CHAIN);
        assertThat(withoutTheLast.getLast().expected()).startsWith("head ");
    }

    @Test
    void namesALedgerOfAnotherCase() {
        // Given
        CaseLedger ledger = begun().with(acts).served();
        CaseLedger mistaken = new CaseLedger("510700202611240000002J", ledger.entries(), ledger.head());
        // When
        List<Difference> differences = compare(mistaken);
        // Then
        assertThat(differences).hasSize(8).allMatch(one -> one.found().startsWith("acceptanceNo 51"));
    }

    @Test
    void writesADifferenceOnALineAndAsJson() {
        // Given
        acts.set(0, act(lines.get(0), Event.PROGRESS, new Person("Resource02", "Resource02", "Group 1")));
        // When
        Difference difference = compare(begun().with(acts).served()).getFirst();
        // Then
        assertThat(difference.line(Language.EN))
                .isEqualTo("case-1 5107002026112400000012 step 1 entry 3: WRONG_PERSON: another person did it;"
                        + " the log: health/Resource01 (Group 1); the hub: health/Resource02 (Group 1)");
        assertThat(difference.line(Language.ZH)).contains(" 步骤 1 账本第 3: WRONG_PERSON: 经办人不符；记录：health/Resource01");
        assertThat(difference.json())
                .hasToString(
                        "{\"kind\":\"WRONG_PERSON\",\"case\":\"case-1\",\"acceptanceNo\":\"5107002026112400000012\","
                                + "\"step\":1,\"seq\":3,\"expected\":\"health/Resource01 (Group 1)\","
                                + "\"found\":\"health/Resource02 (Group 1)\"}");
    }

    private List<Difference> compare(CaseLedger ledger) {
        return Comparison.of(CASE.caseId(), lines, ledger);
    }
}
