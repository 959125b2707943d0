package io.onewindow.flow;

import io.onewindow.broker.QueueNames;
import io.onewindow.canonical.Digest;
import io.onewindow.dispatch.Dispatch;
import io.onewindow.dispatch.DispatchBatch;
import io.onewindow.flow.batch.OutgoingMessage;
import io.onewindow.flow.batch.OutgoingMessage.Body;
import io.onewindow.outbox.Channel;
import io.onewindow.outbox.OutboundMessage;
import io.onewindow.party.PartyId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Puts what is passed on to departments and windows into messages.
@Component
final class RequestsOut {

    private static final int BEGINNING = 16;

    private final Overtaking overtaking;

    RequestsOut(Overtaking overtaking) {
        this.overtaking = overtaking;
    }

    /// The requests of claimed handoffs.
    public List<OutgoingMessage> messages(DispatchBatch batch) {
        return batch.dispatches().stream().map(this::request).toList();
    }

    private OutgoingMessage request(Dispatch dispatch) {
        PartyId department = dispatch.department();
        String handoffNo = dispatch.number().value();
        String digest = dispatch.digest().text();
        return new OutgoingMessage(
                QueueNames.requests(department),
                "handoff.request",
                handoffNo,
                QueueNames.answers(department),
                overtaking.priority(department, dispatch.serviceClass()),
                Map.of(
                        "acceptanceNo", dispatch.number().acceptance().value(),
                        "handoffNo", handoffNo,
                        "matter", dispatch.matter().value(),
                        "contentDigest", digest,
                        "attempt", dispatch.attempt()),
                handoffNo + ':' + dispatch.attempt() + ':' + beginning(dispatch.digest()),
                new Body.Text(new String(dispatch.body(), StandardCharsets.UTF_8)));
    }

    /// The beginning of a content's digest, for a duplicate id: numbers of a database that is restored from a
    /// backup come again, for other content.
    static String beginning(Digest content) {
        return content.hex().substring(0, BEGINNING);
    }

    /// A message of the outbox.
    public List<OutgoingMessage> message(OutboundMessage message) {
        boolean toDepartment = message.channel() == Channel.REQUESTS;
        return List.of(new OutgoingMessage(
                toDepartment ? QueueNames.requests(message.party()) : QueueNames.notices(message.party()),
                message.type(),
                message.handoffNo(),
                toDepartment ? QueueNames.answers(message.party()) : "",
                message.priority(),
                Map.of("acceptanceNo", message.acceptanceNo(), "handoffNo", message.handoffNo()),
                "outbox:%s:%d:%s".formatted(message.acceptanceNo(), message.id(), beginning(Digest.of(message.body()))),
                new Body.Text(new String(message.body(), StandardCharsets.UTF_8))));
    }
}
