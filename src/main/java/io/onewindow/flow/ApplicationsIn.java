package io.onewindow.flow;

import io.onewindow.acceptance.AcceptanceDesk;
import io.onewindow.acceptance.Accepting;
import io.onewindow.acceptance.Submission;
import io.onewindow.broker.QueueNames;
import io.onewindow.canonical.Json;
import io.onewindow.flow.batch.Batches;
import io.onewindow.flow.batch.MessageReader;
import io.onewindow.flow.batch.OutgoingMessage;
import io.onewindow.flow.batch.OutgoingMessage.Body;
import io.onewindow.flow.batch.ReceivedMessage;
import io.onewindow.flow.batch.ReceivedMessage.Content;
import io.onewindow.party.PartyId;
import io.onewindow.wire.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/// What the route `accept` does with the applications of a window's queue.
@Component
final class ApplicationsIn {

    private static final int PRIORITY = 4;

    private final AcceptanceDesk desk;

    ApplicationsIn(AcceptanceDesk desk) {
        this.desk = desk;
    }

    /// Accepts applications that arrived together; the body becomes the replies.
    public void accept(Exchange exchange) {
        List<ReceivedMessage> received = Batches.received(exchange.getMessage());
        List<Submission> readable = new ArrayList<>();
        received.forEach(message -> {
            if (message.content() instanceof Content.Readable content) {
                readable.add(submission(message, content.bytes()));
            }
        });
        List<Accepting> outcomes = new ArrayList<>(desk.acceptAll(readable));
        exchange.getMessage()
                .setBody(received.stream()
                        .map(message -> switch (message.content()) {
                            case Content.Readable _ -> reply(message, outcomes.removeFirst());
                            case Content.Unopened unopened ->
                                reply(message, desk.refuse(window(message), unopened.digest(), unopened.why()));
                        })
                        .toList());
    }

    private static Submission submission(ReceivedMessage message, byte[] body) {
        return new Submission(window(message), key(message), body);
    }

    private static PartyId window(ReceivedMessage message) {
        return QueueNames.owner(message.queue());
    }

    private static String key(ReceivedMessage message) {
        return message.properties().getOrDefault(MessageReader.IDEMPOTENCY_KEY, "");
    }

    private static OutgoingMessage reply(ReceivedMessage message, Accepting outcome) {
        String correlation = message.correlation().isEmpty() ? key(message) : message.correlation();
        return switch (outcome) {
            case Accepting.Accepted accepted ->
                reply(message, correlation, "application.accepted", Json.text(accepted.acceptance()));
            case Accepting.Repeated repeated ->
                reply(message, correlation, "application.accepted", Json.text(repeated.acceptance()));
            case Accepting.Refused refused ->
                reply(
                        message,
                        correlation,
                        "application.refused",
                        Json.text(refused.problem().body(Language.ZH)));
        };
    }

    private static OutgoingMessage reply(ReceivedMessage message, String correlation, String type, String json) {
        String queue = QueueNames.replies(window(message));
        return new OutgoingMessage(queue, type, correlation, "", PRIORITY, Map.of(), "", new Body.Text(json));
    }
}
