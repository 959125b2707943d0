package io.onewindow.storm;

import io.onewindow.storm.Evidence.Case;
import io.onewindow.storm.Evidence.Entry;
import io.onewindow.storm.Evidence.Result;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;

/// The ledger by itself: each chain without a gap and with right hashes, each event as often as it happened.
final class LedgerCheck {

    private static final String NONE = "sha-256:" + "0".repeat(64);

    private final Evidence evidence;
    private final Set<String> findings = new TreeSet<>();

    private LedgerCheck(Evidence evidence) {
        this.evidence = evidence;
    }

    static Set<String> findings(Evidence evidence) {
        LedgerCheck check = new LedgerCheck(evidence);
        Map<String, List<Entry>> chains = Checker.grouped(evidence.entries(), Entry::acceptanceNo);
        chains.forEach(check::chain);
        check.cases(chains);
        check.results(chains);
        return check.findings;
    }

    private void find(String what, String where) {
        findings.add(what + ": " + where);
    }

    private void chain(String number, List<Entry> entries) {
        String previous = NONE;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String where = number + '#' + entry.seq();
            JsonNode said = Checker.json(entry.canonical());
            if (entry.seq() != i + 1 || said.path("seq").asInt() != entry.seq()) {
                find("gap in the ledger", where);
            }
            if (!said.path("previous").asString().equals(previous)) {
                find("entry does not follow the one before", where);
            }
            if (!Arrays.equals(entry.hash(), sha256(entry.canonical()))) {
                find("hash is wrong", where);
            }
            if (!isCanonical(entry.canonical())
                    || !said.path("event").asString().equals(entry.event())
                    || !said.path("acceptanceNo").asString().equals(number)) {
                find("entry is not its canonical form", where);
            }
            previous = "sha-256:" + HexFormat.of().formatHex(entry.hash());
        }
    }

    private void cases(Map<String, List<Entry>> chains) {
        for (Case one : evidence.cases()) {
            List<Entry> entries = chains.getOrDefault(one.acceptanceNo(), List.of());
            if (entries.isEmpty()
                    || entries.getLast().seq() != one.chainSeq()
                    || !Arrays.equals(entries.getLast().hash(), one.chainHash())) {
                find("end of the ledger is missing", one.acceptanceNo());
            }
            Map<String, Long> times =
                    entries.stream().collect(Collectors.groupingBy(Entry::event, Collectors.counting()));
            for (String once : List.of("ACCEPTED", "CONSOLIDATED", "DELIVERED")) {
                if (times.getOrDefault(once, 0L) != 1) {
                    find(once + " not once", one.acceptanceNo());
                }
            }
        }
    }

    private void results(Map<String, List<Entry>> chains) {
        for (Result result : evidence.results()) {
            List<Entry> entries = chains.getOrDefault(result.acceptanceNo(), List.of());
            boolean said = entries.stream()
                    .filter(entry -> entry.event().equals("CONSOLIDATED"))
                    .allMatch(entry -> Checker.json(entry.canonical())
                            .path("contentDigest")
                            .asString()
                            .equals(digest(result.body())));
            if (!said) {
                find("result is not what the ledger says", result.acceptanceNo());
            }
        }
    }

    private static boolean isCanonical(byte[] bytes) {
        try {
            return Arrays.equals(new JsonCanonicalizer(bytes).getEncodedUTF8(), bytes);
        } catch (IOException unreadable) {
            return false;
        }
    }

    static String digest(byte[] bytes) {
        return "sha-256:" + HexFormat.of().formatHex(sha256(bytes));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
