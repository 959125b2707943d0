package io.onewindow.flow.batch;

import java.util.Map;

/// A message that the hub sends. Its queue follows from its receiver, never from anything that somebody else wrote.
///
/// @param queue       where it goes
/// @param type        JMS type; empty for none
/// @param correlation its correlation identifier; empty for none
/// @param replyTo     the queue for answers; empty for none
/// @param priority    JMS priority
/// @param properties  application properties: strings and integers
/// @param duplicateId what tells it from every other message on the queue, so that the broker drops a second one
/// @param body        text, or bytes where the original's bytes go back
public record OutgoingMessage(
        String queue,
        String type,
        String correlation,
        String replyTo,
        int priority,
        Map<String, Object> properties,
        String duplicateId,
        Body body) {

    public OutgoingMessage {
        properties = Map.copyOf(properties);
    }

    /// What a message holds.
    public sealed interface Body {
        /// JSON.
        record Text(String json) implements Body {}

        /// The bytes of another message.
        record Bytes(byte[] bytes) implements Body {}
    }
}
