package io.onewindow.answer;

import io.onewindow.canonical.Digest;
import io.onewindow.party.PartyId;
import io.onewindow.wire.Problem;
import java.util.Optional;

/// A message as it arrived from a department, whose connection or queue proved it.
///
/// @param department  who sent it
/// @param content     what it holds
/// @param correlation the correlation identifier of its transport; empty where there is none
public record ArrivedAnswer(PartyId department, Content content, String correlation) {

    /// An answer whose bytes may be read.
    public static ArrivedAnswer of(PartyId department, byte[] body, String correlation) {
        return new ArrivedAnswer(
                department, new Content(body, body.length, Digest.of(body), Optional.empty()), correlation);
    }

    /// A message that is refused unopened.
    ///
    /// @param kept as much of its bytes as is kept
    public static ArrivedAnswer unreadable(PartyId department, Content kept, String correlation) {
        return new ArrivedAnswer(department, kept, correlation);
    }

    /// The bytes of a message.
    ///
    /// @param bytes  all of them, or the part that is kept of one that is not read
    /// @param size   how many there were
    /// @param digest the digest of all of them
    /// @param unread why it is refused unopened, if it is
    public record Content(byte[] bytes, long size, Digest digest, Optional<Problem> unread) {}
}
