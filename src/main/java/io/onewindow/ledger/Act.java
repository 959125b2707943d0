package io.onewindow.ledger;

import io.onewindow.canonical.Digest;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;

/// What somebody did, before it is an entry of a chain. Absent parts are empty texts or zero.
///
/// @param event         what was done
/// @param actor         the authenticated party, and the person that it named
/// @param from          the party that hands over
/// @param to            the party that it is handed to
/// @param onBehalfOf    the party that the actor acts for, where it is another
/// @param handoffNo     the handoff it is about
/// @param attempt       which attempt of the handoff
/// @param occurredAt    when it happened, as the actor claims (RFC 3339)
/// @param contentDigest digest of the bytes that were handed over
/// @param content       those bytes, where the message store keeps them
public record Act(
        Event event,
        Actor actor,
        String from,
        String to,
        String onBehalfOf,
        String handoffNo,
        int attempt,
        String occurredAt,
        String contentDigest,
        Content content) {

    /// Bytes that the message store keeps beside an entry.
    public record Content(byte[] bytes) {
        static final Content NONE = new Content(new byte[0]);

        boolean kept() {
            return bytes.length > 0;
        }
    }

    /// Something an actor did.
    public static Act of(Event event, Actor actor) {
        return new Act(event, actor, actor.party().value(), "", "", "", 0, "", "", Content.NONE);
    }

    /// The party that hands over, where it is not the actor.
    public Act from(PartyId party) {
        return new Act(
                event, actor, party.value(), to, onBehalfOf, handoffNo, attempt, occurredAt, contentDigest, content);
    }

    /// The party that it is handed to.
    public Act to(PartyId party) {
        return new Act(
                event, actor, from, party.value(), onBehalfOf, handoffNo, attempt, occurredAt, contentDigest, content);
    }

    /// The handoff it is about, and which attempt of it; zero where the attempt does not matter.
    public Act about(String handoff, int whichAttempt) {
        return new Act(event, actor, from, to, onBehalfOf, handoff, whichAttempt, occurredAt, contentDigest, content);
    }

    /// When it happened, as the actor claims; empty where nothing was claimed.
    public Act claimedAt(String instant) {
        return new Act(event, actor, from, to, onBehalfOf, handoffNo, attempt, instant, contentDigest, content);
    }

    /// The digest of what was handed over; the bytes are kept elsewhere or can be made again.
    public Act over(Digest digest) {
        return new Act(event, actor, from, to, onBehalfOf, handoffNo, attempt, occurredAt, digest.text(), content);
    }

    /// What was handed over, kept in the message store.
    public Act keeping(byte[] bytes) {
        String digest = Digest.of(bytes).text();
        return new Act(event, actor, from, to, onBehalfOf, handoffNo, attempt, occurredAt, digest, new Content(bytes));
    }
}
