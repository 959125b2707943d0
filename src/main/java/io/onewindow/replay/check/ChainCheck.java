package io.onewindow.replay.check;

import static io.onewindow.replay.check.CaseLedger.text;

import io.onewindow.canonical.CanonicalJson;
import io.onewindow.canonical.Digest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Recomputes the hash chain of a case: every entry's number, its hash over the canonical JSON (RFC 8785) of its other
/// members, its link to the entry before, and the head.
final class ChainCheck {

    /// A place where the chain does not hold.
    ///
    /// @param seq      the entry; 0 for the head
    /// @param expected what it would have to be
    /// @param found    what it is
    record Break(int seq, String expected, String found) {}

    private ChainCheck() {}

    static List<Break> of(CaseLedger ledger) {
        List<Break> breaks = new ArrayList<>();
        String previous = Digest.ZERO.text();
        int seq = 1;
        for (JsonNode entry : ledger.entries()) {
            check(entry, new Place(ledger.acceptanceNo(), seq, previous), breaks);
            previous = text(entry, "hash");
            seq++;
        }
        String last = ledger.entries().isEmpty() ? "" : previous;
        compare(0, new Member("head", last, ledger.head()), breaks);
        return breaks;
    }

    private record Place(String acceptanceNo, int seq, String previous) {}

    private record Member(String name, String expected, String found) {}

    private static void check(JsonNode entry, Place place, List<Break> breaks) {
        int seq = entry.path("seq").asInt(0);
        compare(place.seq(), new Member("seq", String.valueOf(place.seq()), String.valueOf(seq)), breaks);
        compare(place.seq(), new Member("acceptanceNo", place.acceptanceNo(), text(entry, "acceptanceNo")), breaks);
        compare(place.seq(), new Member("previous", place.previous(), text(entry, "previous")), breaks);
        compare(place.seq(), new Member("hash", hash(entry), text(entry, "hash")), breaks);
    }

    private static void compare(int seq, Member member, List<Break> breaks) {
        if (!member.expected().equals(member.found())) {
            breaks.add(new Break(seq, member.name() + " " + member.expected(), member.name() + " " + member.found()));
        }
    }

    private static String hash(JsonNode entry) {
        ObjectNode others = entry.asObject().deepCopy();
        others.remove("hash");
        return Digest.of(CanonicalJson.bytes(others)).text();
    }
}
