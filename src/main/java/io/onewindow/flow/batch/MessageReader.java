package io.onewindow.flow.batch;

import io.onewindow.canonical.Digest;
import io.onewindow.flow.batch.ReceivedMessage.Content;
import io.onewindow.wire.Characters;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import io.onewindow.wire.StrictJson;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

/// Reads a message of the broker: JSON as text or as bytes, and never anything else, whatever protocol it came by.
public final class MessageReader {

    /// The application property that holds a window's own key of an application.
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";

    private static final int KEPT_BYTES = 65_536;
    // The broker keeps text in two bytes a character.
    private static final int BYTES_A_CHARACTER = 2;

    private final int mostBytes;

    /// @param mostBytes the largest body that is opened
    public MessageReader(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// Reads a message of that queue.
    public ReceivedMessage read(String queue, Message message) throws JMSException {
        Map<String, String> properties = new HashMap<>();
        if (message.propertyExists(IDEMPOTENCY_KEY)) {
            properties.put(IDEMPOTENCY_KEY, String.valueOf(message.getObjectProperty(IDEMPOTENCY_KEY)));
        }
        String correlation = Optional.ofNullable(message.getJMSCorrelationID())
                .filter(MessageReader::isIdentifier)
                .orElse("");
        return new ReceivedMessage(queue, content(message), correlation, properties);
    }

    // What can be told back; anything else identifies nothing.
    private static boolean isIdentifier(String correlation) {
        return correlation.length() <= StrictJson.TEXT && Characters.legal(correlation);
    }

    private Content content(Message message) throws JMSException {
        long stored = storedSize(message);
        return switch (message) {
            case TextMessage text when stored <= (long) BYTES_A_CHARACTER * mostBytes + 16 -> text(text);
            case TextMessage _ -> unopened(message, tooLarge());
            case BytesMessage bytes when bytes.getBodyLength() <= mostBytes -> bytes(bytes);
            case BytesMessage _ -> unopened(message, tooLarge());
            default -> unopened(message, Problem.of(Fault.TYPE_NOT_ALLOWED));
        };
    }

    private Content text(TextMessage message) throws JMSException {
        String text = Optional.ofNullable(message.getText()).orElse("");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > mostBytes) {
            return new Content.Unopened(new byte[0], bytes.length, Digest.of(bytes), tooLarge());
        }
        return new Content.Readable(bytes);
    }

    private Problem tooLarge() {
        return Problem.of(Fault.BODY_TOO_LARGE, String.valueOf(mostBytes));
    }

    private static Content bytes(BytesMessage message) throws JMSException {
        byte[] bytes = new byte[(int) message.getBodyLength()];
        message.readBytes(bytes);
        return new Content.Readable(bytes);
    }

    private static long storedSize(Message message) {
        return message instanceof ActiveMQMessage own ? own.getCoreMessage().getBodySize() : 0;
    }

    // Streamed where it is large, so that a body of any size needs no memory of its size.
    private static Content unopened(Message message, Problem why) throws JMSException {
        Beginning beginning = new Beginning();
        DigestOutputStream digesting = new DigestOutputStream(beginning, Digest.sha256());
        if (message instanceof ActiveMQMessage own) {
            copy(own.getCoreMessage(), digesting);
        }
        byte[] kept = beginning.size <= KEPT_BYTES ? beginning.bytes.toByteArray() : new byte[0];
        return new Content.Unopened(
                kept, beginning.size, Digest.ofRaw(digesting.getMessageDigest().digest()), why);
    }

    private static void copy(ClientMessage message, OutputStream out) throws JMSException {
        try {
            if (message.isLargeMessage()) {
                message.saveToOutputStream(out);
            } else {
                // The client library may have read the body already: a buffer of its own starts at the beginning again.
                ActiveMQBuffer body = message.getReadOnlyBodyBuffer();
                byte[] bytes = new byte[body.readableBytes()];
                body.readBytes(bytes);
                out.write(bytes);
            }
        } catch (ActiveMQException | IOException unreadable) {
            throw new JMSException(unreadable.getMessage());
        }
    }

    private static final class Beginning extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long size;

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] more, int from, int length) {
            size += length;
            if (size <= KEPT_BYTES) {
                bytes.write(more, from, length);
            }
        }
    }
}
