package io.onewindow.flow;

import io.onewindow.answer.ArrivedAnswer;
import io.onewindow.answer.GatheringDesk;
import io.onewindow.answer.Outcome;
import io.onewindow.broker.QueueNames;
import io.onewindow.flow.batch.Batches;
import io.onewindow.flow.batch.OutgoingMessage;
import io.onewindow.flow.batch.OutgoingMessage.Body;
import io.onewindow.flow.batch.ReceivedMessage;
import io.onewindow.flow.batch.ReceivedMessage.Content;
import io.onewindow.party.PartyId;
import io.onewindow.wire.FieldFault;
import io.onewindow.wire.Language;
import io.onewindow.wire.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/// What the route `gather` does with the answers of a department's queue.
@Component
final class AnswersIn {

    private static final int PRIORITY = 4;
    private static final int KEPT_BYTES = 65_536;

    private final GatheringDesk desk;

    AnswersIn(GatheringDesk desk) {
        this.desk = desk;
    }

    /// Takes answers that arrived together; the body becomes what has to be told of those that could not be
    /// taken.
    public void take(Exchange exchange) {
        List<ArrivedAnswer> arrived = Batches.received(exchange.getMessage()).stream()
                .map(AnswersIn::arrived)
                .toList();
        List<Outcome> outcomes = desk.gather(arrived);
        List<OutgoingMessage> rejections = new ArrayList<>();
        for (int i = 0; i < arrived.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused refused) {
                rejections.add(rejection(arrived.get(i), refused));
            }
        }
        exchange.getMessage().setBody(rejections);
    }

    private static ArrivedAnswer arrived(ReceivedMessage message) {
        PartyId department = QueueNames.owner(message.queue());
        return switch (message.content()) {
            case Content.Readable readable -> ArrivedAnswer.of(department, readable.bytes(), message.handoffNo());
            case Content.Unopened unopened ->
                ArrivedAnswer.unreadable(
                        department,
                        new ArrivedAnswer.Content(
                                unopened.kept(), unopened.size(), unopened.digest(), Optional.of(unopened.why())),
                        message.handoffNo());
        };
    }

    private static OutgoingMessage rejection(ArrivedAnswer arrived, Outcome.Refused refused) {
        ArrivedAnswer.Content content = arrived.content();
        Map<String, Object> properties = new HashMap<>();
        properties.put("code", refused.code());
        properties.put("reason", reason(refused.problem()));
        properties.put("digest", content.digest().text());
        properties.put("size", String.valueOf(content.size()));
        if (!refused.handoffNo().isEmpty()) {
            properties.put("handoffNo", refused.handoffNo());
        }
        byte[] back = content.size() <= KEPT_BYTES ? content.bytes() : new byte[0];
        return new OutgoingMessage(
                QueueNames.rejected(arrived.department()),
                "answer.rejected",
                refused.handoffNo(),
                "",
                PRIORITY,
                properties,
                "",
                new Body.Bytes(back));
    }

    private static String reason(Problem problem) {
        if (problem.errors().isEmpty()) {
            return problem.message(Language.ZH) + " | " + problem.message(Language.EN);
        }
        return problem.errors().stream().limit(10).map(AnswersIn::reason).collect(Collectors.joining("; "));
    }

    private static String reason(FieldFault error) {
        return "%s %s: %s | %s"
                .formatted(
                        error.pointer(), error.fault().name(), error.message(Language.ZH), error.message(Language.EN))
                .strip();
    }
}
