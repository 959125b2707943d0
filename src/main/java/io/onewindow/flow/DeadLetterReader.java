package io.onewindow.flow;

import io.onewindow.flow.batch.MessageReader;
import io.onewindow.flow.batch.ReceivedMessage;
import io.onewindow.flow.batch.ReceivedMessage.Content;
import io.onewindow.settings.HubSettings;
import io.onewindow.wire.Characters;
import io.onewindow.wire.Faults;
import io.onewindow.wire.StrictJson;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.springframework.stereotype.Component;

/// Reads messages of the dead-letter queue: where each died, and which handoff it is about.
@Component
final class DeadLetterReader {

    private static final String ORIGINAL_QUEUE = "_AMQ_ORIG_QUEUE";
    private static final String ORIGINAL_ADDRESS = "_AMQ_ORIG_ADDRESS";

    private final MessageReader reader;

    DeadLetterReader(HubSettings settings) {
        this.reader = new MessageReader(settings.limits().bodyBytes());
    }

    /// The dead message in a message of the broker.
    public DeadMessage read(Message message) throws JMSException {
        String queue = Optional.ofNullable(message.getStringProperty(ORIGINAL_QUEUE))
                .or(() -> property(message, ORIGINAL_ADDRESS))
                .orElse("unknown");
        ReceivedMessage received = reader.read(queue, message);
        String brokerId = brokerId(message);
        return switch (received.content()) {
            case Content.Readable readable -> {
                byte[] bytes = readable.bytes();
                yield new DeadMessage(brokerId, queue, handoffNo(received, bytes), bytes, bytes.length);
            }
            case Content.Unopened unopened ->
                new DeadMessage(brokerId, queue, received.handoffNo(), unopened.kept(), unopened.size());
        };
    }

    // The place in the journal stays with a message; another journal may begin to count again, at another time.
    private static String brokerId(Message message) throws JMSException {
        String place = message instanceof ActiveMQMessage own
                ? String.valueOf(own.getCoreMessage().getMessageID())
                : String.valueOf(message.getJMSMessageID());
        return place + '@' + message.getJMSTimestamp();
    }

    private static Optional<String> property(Message message, String name) {
        try {
            return Optional.ofNullable(message.getStringProperty(name));
        } catch (JMSException unreadable) {
            return Optional.empty();
        }
    }

    private static String handoffNo(ReceivedMessage message, byte[] body) {
        return StrictJson.read(body, new Faults())
                .map(document -> document.path("handoffNo").asString(""))
                .filter(found -> !found.isEmpty() && found.length() <= StrictJson.NAME && Characters.legal(found))
                .orElse(message.handoffNo());
    }
}
