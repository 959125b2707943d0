package io.onewindow.flow.batch;

import io.onewindow.canonical.Digest;
import io.onewindow.wire.Problem;
import io.onewindow.wire.StrictJson;
import java.util.Map;

/// A message taken off a queue: its body and nothing of its headers but what is named here, so that no sender can reach
/// into a route.
///
/// @param queue       the queue it was on, which is the proof of who sent it
/// @param content     what it holds
/// @param correlation its correlation identifier; empty where it has none
/// @param properties  the application properties that the hub reads
public record ReceivedMessage(String queue, Content content, String correlation, Map<String, String> properties) {

    public ReceivedMessage {
        properties = Map.copyOf(properties);
    }

    /// The handoff that its correlation identifier names, where that can be one and be stored; empty otherwise.
    public String handoffNo() {
        return correlation.length() <= StrictJson.NAME ? correlation : "";
    }

    /// The body of a message.
    public sealed interface Content {

        /// Text, or bytes that may be text.
        record Readable(byte[] bytes) implements Content {}

        /// What is not opened: another type of message, or a body larger than the hub takes.
        ///
        /// @param kept   as much of it as is kept
        /// @param size   how large it is
        /// @param digest the digest of all of it
        /// @param why    why it is not opened
        record Unopened(byte[] kept, long size, Digest digest, Problem why) implements Content {}
    }
}
