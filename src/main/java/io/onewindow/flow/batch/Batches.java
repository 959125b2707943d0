package io.onewindow.flow.batch;

import java.util.List;
import org.apache.camel.Message;

/// The lists that travel through routes as bodies.
public final class Batches {

    private Batches() {}

    /// The messages that a body holds to be sent.
    static List<OutgoingMessage> outgoing(Message message) {
        return list(message).stream().map(OutgoingMessage.class::cast).toList();
    }

    /// The messages that a body holds as they were taken.
    public static List<ReceivedMessage> received(Message message) {
        return list(message).stream().map(ReceivedMessage.class::cast).toList();
    }

    private static List<?> list(Message message) {
        return message.getBody() instanceof List<?> list ? list : List.of();
    }
}
