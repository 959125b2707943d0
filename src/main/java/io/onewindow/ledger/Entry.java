package io.onewindow.ledger;

import io.onewindow.canonical.CanonicalJson;
import io.onewindow.canonical.Digest;
import io.onewindow.party.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// One entry of a chain. Its canonical bytes (RFC 8785) are made once, hashed, and stored as they are.
///
/// @param chain     the acceptance number, or the name of the administration's chain
/// @param seq       1 for the first entry, without gaps
/// @param act       what was done
/// @param canonical the canonical JSON of all members but the hash
/// @param hash      the digest of those bytes
public record Entry(String chain, int seq, Act act, byte[] canonical, Digest hash) {

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneId.of("Asia/Shanghai"));

    /// A place at the end of a chain, where the next entry goes.
    record Place(String chain, int seq, Digest previous) {}

    static Entry of(Place place, Act act, Instant at) {
        byte[] canonical = canonical(place, act, at).getBytes(StandardCharsets.UTF_8);
        return new Entry(place.chain(), place.seq(), act, canonical, Digest.of(canonical));
    }

    /// The instant as the ledger writes it: RFC 3339, milliseconds, Asia/Shanghai.
    public static String written(Instant at) {
        return AT.format(at);
    }

    // The members stand in the order of RFC 8785, section 3.2.3; all names are ASCII.
    private static String canonical(Place place, Act act, Instant at) {
        StringBuilder out = new StringBuilder(512).append("{\"acceptanceNo\":");
        CanonicalJson.quote(place.chain(), out);
        member("at", written(at), out);
        if (act.attempt() > 0) {
            out.append(",\"attempt\":").append(act.attempt());
        }
        member("contentDigest", act.contentDigest(), out);
        member("event", act.event().name(), out);
        member("from", act.from(), out);
        member("handoffNo", act.handoffNo(), out);
        member("occurredAt", act.occurredAt(), out);
        member("onBehalfOf", act.onBehalfOf(), out);
        member("party", act.actor().party().value(), out);
        person(act.actor().person(), out);
        member("previous", place.previous().text(), out);
        out.append(",\"seq\":").append(place.seq());
        member("to", act.to(), out);
        return out.append('}').toString();
    }

    private static void member(String name, String value, StringBuilder out) {
        if (!value.isEmpty()) {
            out.append(",\"").append(name).append("\":");
            CanonicalJson.quote(value, out);
        }
    }

    private static void person(Person person, StringBuilder out) {
        if (person.named()) {
            out.append(",\"person\":{\"id\":");
            CanonicalJson.quote(person.id(), out);
            member("name", person.name(), out);
            member("unit", person.unit(), out);
            out.append('}');
        }
    }
}
