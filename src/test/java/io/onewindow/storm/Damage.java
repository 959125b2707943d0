package io.onewindow.storm;

import io.onewindow.storm.Evidence.Answer;
import io.onewindow.storm.Evidence.Case;
import io.onewindow.storm.Evidence.Entry;
import io.onewindow.storm.Evidence.Handoff;
import io.onewindow.storm.Evidence.Key;
import io.onewindow.storm.Evidence.Result;
import io.onewindow.storm.Journal.Accepted;
import io.onewindow.storm.Journal.Arrived;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What could have gone wrong in a storm, done to the evidence of one in which it did not, and how the checker calls
/// it.
enum Damage {
    CASE_LOST("accepted, yet lost", all -> all.keys().removeFirst()),
    CASE_WITHOUT_ITS_ROW("key without its case", all -> all.cases().removeFirst()),
    CASE_TWICE("case twice", all -> all.cases().add(all.cases().getFirst())),
    KEY_TWICE("one key, several cases", all -> {
        Key key = all.keys().getFirst();
        all.keys().add(new Key(key.window(), key.key(), "another"));
    }),
    CASE_FROM_NOWHERE("case of a key that nobody was told of", all -> all.keys().add(new Key("window-01", "x", "y"))),
    TOLD_TWO_NUMBERS("accepted in two ways", all -> {
        Accepted told = all.accepted().getFirst();
        byte[] other = all.accepted().getLast().told();
        all.accepted().add(new Accepted(told.window(), told.key(), told.body(), other, Instant.now()));
    }),
    RECORD_CHANGED("record is not what the window sent", all -> {
        Case one = all.cases().removeFirst();
        all.cases()
                .add(new Case(
                        one.acceptanceNo(),
                        one.window(),
                        flipped(one.record()),
                        one.recordDigest(),
                        one.matters(),
                        one.status(),
                        one.chainSeq(),
                        one.chainHash()));
    }),
    HANDOFF_LOST("case with other handoffs than matters", all -> all.handoffs().removeFirst()),
    HANDOFF_OPEN("handoff did not come to its end", all -> {
        Handoff one = all.handoffs().removeFirst();
        all.handoffs().add(new Handoff(one.acceptanceNo(), one.no(), one.department(), "PARKED", one.attempt()));
    }),
    REQUEST_LOST("request did not reach its department", all -> {
        String handoffNo = all.asked().getFirst().handoffNo();
        all.asked().removeIf(one -> one.handoffNo().equals(handoffNo));
    }),
    DISPATCHED_TWICE("handoff dispatched twice", all -> again(all, "DISPATCHED")),
    DISPATCH_LOST("handoff never dispatched", all -> without(all, "DISPATCHED")),
    ANSWER_LOST("answer lost", all -> all.answers().removeFirst()),
    ANSWER_TWICE("answer counted twice", all -> all.answers().add(all.answers().getFirst())),
    ANSWER_FROM_NOWHERE("answer from nowhere", all -> {
        String messageId = all.sent().getFirst().messageId();
        all.sent().removeIf(one -> one.messageId().equals(messageId));
    }),
    ANSWER_CHANGED("answer is not what the department sent", all -> {
        Answer one = all.answers().removeFirst();
        all.answers()
                .add(new Answer(one.department(), one.messageId(), one.acceptanceNo(), one.seq(), flipped(one.body())));
    }),
    ANSWER_WITHOUT_ENTRY("answer without its entry", all -> without(all, "RECEIVED")),
    ENTRY_WITHOUT_ANSWER(
            "entry of an answer that is not kept", all -> all.answers().removeFirst()),
    DECIDED_TWICE("handoff not decided once", all -> again(all, "DECIDED")),
    LEDGER_GAP("gap in the ledger", all -> without(all, "RECEIVED")),
    LEDGER_CHAIN("entry does not follow the one before", all -> without(all, "RECEIVED")),
    LEDGER_HASH(
            "hash is wrong",
            all -> all.entries()
                    .replaceAll(one -> new Entry(
                            one.acceptanceNo(), one.seq(), one.event(), one.canonical(), flipped(one.hash())))),
    LEDGER_END("end of the ledger is missing", all -> without(all, "DELIVERED")),
    RESULT_LOST("no result", all -> all.results().removeFirst()),
    RESULT_TWICE("several results", all -> all.results().add(all.results().getFirst())),
    RESULT_NOT_ARRIVED("result did not reach its window", all -> {
        String number = all.arrived().getFirst().acceptanceNo();
        all.arrived().removeIf(one -> one.acceptanceNo().equals(number));
    }),
    RESULT_OTHERWISE("results with different bytes", all -> {
        Arrived one = all.arrived().getFirst();
        all.arrived().add(new Arrived(one.window(), one.acceptanceNo(), flipped(one.body()), one.at()));
    }),
    RESULT_NOT_MARKED("result is not marked as delivered", all -> {
        Result one = all.results().removeFirst();
        all.results().add(new Result(one.acceptanceNo(), one.window(), one.body(), false));
    }),
    CONSOLIDATED_TWICE("CONSOLIDATED not once", all -> again(all, "CONSOLIDATED")),
    CERTIFICATE_TWICE("certificate several times", all -> all.numbers().put("C-1", 2)),
    DEAD("left over: queue hub.dead", all -> all.left().put("queue hub.dead", 1L)),
    NOT_CONSUMED("left over: queue department.tax.answers", all -> all.left().put("queue department.tax.answers", 1L));

    private final String finding;
    private final Consumer<Evidence> how;

    Damage(String finding, Consumer<Evidence> how) {
        this.finding = finding;
        this.how = how;
    }

    /// How the checker calls it.
    String finding() {
        return finding;
    }

    void damage(Evidence evidence) {
        how.accept(evidence);
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[other.length / 2] ^= 1;
        return other;
    }

    private static void again(Evidence all, String event) {
        int at = first(all.entries(), one -> one.event().equals(event));
        all.entries().add(at, all.entries().get(at));
    }

    private static void without(Evidence all, String event) {
        all.entries().remove(first(all.entries(), one -> one.event().equals(event)));
    }

    private static int first(List<Entry> entries, Predicate<Entry> what) {
        return IntStream.range(0, entries.size())
                .filter(i -> what.test(entries.get(i)))
                .findFirst()
                .orElseThrow();
    }
}
