package io.onewindow.ledger;

import io.onewindow.canonical.Digest;
import java.nio.charset.StandardCharsets;

/// An entry as the database has it.
///
/// @param chain     the acceptance number, or the name of the administration's chain
/// @param seq       its number in the chain
/// @param event     what it records
/// @param canonical the bytes that were hashed
/// @param hash      their digest
public record WrittenEntry(String chain, int seq, Event event, byte[] canonical, Digest hash) {

    /// The entry as it is served: the stored bytes, with the hash as one more member.
    public String served() {
        String members = new String(canonical, StandardCharsets.UTF_8);
        return members.substring(0, members.length() - 1) + ",\"hash\":\"" + hash.text() + "\"}";
    }

    /// The entry as somebody sees it who may not read it: that it is there, and its hash, so that the chain
    /// still holds.
    public String omitted() {
        return "{\"seq\":" + seq + ",\"omitted\":true,\"hash\":\"" + hash.text() + "\"}";
    }
}
