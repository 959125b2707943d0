package io.onewindow.answer;

import io.onewindow.canonical.Digest;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.party.Actor;
import java.util.List;

/// What an officer of a department says about a handoff.
///
/// @param handoff    the handoff
/// @param messageId  the department's own number of the message, or the digest of its bytes where it gave none
/// @param actor      the department, and the officer that it names
/// @param occurredAt when it happened, as the department claims; empty where it claims nothing
/// @param said       what is said
/// @param body       the bytes as they arrived
/// @param digest     their digest
/// @param content    the digest of their canonical form, which tells the same answer from another one
/// @param drift      members that the contract does not know; kept, not used
public record Answer(
        HandoffNumber handoff,
        String messageId,
        Actor actor,
        String occurredAt,
        Said said,
        byte[] body,
        Digest digest,
        Digest content,
        List<String> drift) {}
