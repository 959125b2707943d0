package io.onewindow.storm;

import io.onewindow.storm.Journal.Accepted;
import io.onewindow.storm.Journal.Arrived;
import io.onewindow.storm.Journal.Asked;
import io.onewindow.storm.Journal.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is left of a storm, from both sides: what windows and departments wrote down, and what stands in tables and
/// queues.
///
/// @param accepted what windows were told
/// @param arrived  what results came to them
/// @param asked    what requests came to departments
/// @param sent     what departments answered
/// @param keys     table `idempotency_key`
/// @param cases    table `case_file` with its record
/// @param handoffs table `handoff`
/// @param answers  table `answer`
/// @param entries  table `ledger_entry`
/// @param results  table `result`
/// @param numbers  how many certificates there are of each number
/// @param left     how much is left where nothing should be: queues, outbox, dead messages, refused answers
record Evidence(
        List<Accepted> accepted,
        List<Arrived> arrived,
        List<Asked> asked,
        List<Sent> sent,
        List<Key> keys,
        List<Case> cases,
        List<Handoff> handoffs,
        List<Answer> answers,
        List<Entry> entries,
        List<Result> results,
        Map<String, Integer> numbers,
        Map<String, Long> left) {

    record Key(String window, String key, String acceptanceNo) {}

    record Case(
            String acceptanceNo,
            String window,
            byte[] record,
            byte[] recordDigest,
            int matters,
            String status,
            int chainSeq,
            byte[] chainHash) {}

    record Handoff(String acceptanceNo, int no, String department, String status, int attempt) {
        String number() {
            return "%s-%02d".formatted(acceptanceNo, no);
        }
    }

    record Answer(String department, String messageId, String acceptanceNo, int seq, byte[] body) {}

    record Entry(String acceptanceNo, int seq, String event, byte[] canonical, byte[] hash) {}

    record Result(String acceptanceNo, String window, byte[] body, boolean delivered) {}

    /// Nothing but what was written down so far; tables and queues are to be added.
    static Evidence of(Journal journal) {
        return new Evidence(
                new ArrayList<>(journal.accepted),
                new ArrayList<>(journal.arrived),
                new ArrayList<>(journal.asked),
                new ArrayList<>(journal.sent),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /// The same once more, to be damaged.
    Evidence copy() {
        return new Evidence(
                new ArrayList<>(accepted),
                new ArrayList<>(arrived),
                new ArrayList<>(asked),
                new ArrayList<>(sent),
                new ArrayList<>(keys),
                new ArrayList<>(cases),
                new ArrayList<>(handoffs),
                new ArrayList<>(answers),
                new ArrayList<>(entries),
                new ArrayList<>(results),
                new TreeMap<>(numbers),
                new TreeMap<>(left));
    }
}
