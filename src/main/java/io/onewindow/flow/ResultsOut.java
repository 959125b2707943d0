package io.onewindow.flow;

import io.onewindow.broker.QueueNames;
import io.onewindow.canonical.Digest;
import io.onewindow.flow.batch.OutgoingMessage;
import io.onewindow.flow.batch.OutgoingMessage.Body;
import io.onewindow.issuance.ResultDelivery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Puts consolidated results into messages for their windows.
@Component
final class ResultsOut {

    private static final int PRIORITY = 4;

    /// The results that are ready: fresh ones together. One that may have been sent before goes alone: only
    /// so does the broker drop it where it has it already, and only so can it not take its neighbours down
    /// again.
    public List<List<ResultDelivery>> batches(List<ResultDelivery> ready) {
        List<List<ResultDelivery>> batches = new ArrayList<>();
        List<ResultDelivery> fresh = ready.stream().filter(one -> !one.again()).toList();
        if (!fresh.isEmpty()) {
            batches.add(fresh);
        }
        ready.stream().filter(ResultDelivery::again).forEach(one -> batches.add(List.of(one)));
        return batches;
    }

    /// The messages of results.
    public List<OutgoingMessage> messages(List<ResultDelivery> results) {
        return results.stream().map(ResultsOut::message).toList();
    }

    private static OutgoingMessage message(ResultDelivery result) {
        String number = result.number().value();
        return new OutgoingMessage(
                QueueNames.results(result.window()),
                "application.result",
                number,
                "",
                PRIORITY,
                Map.of("acceptanceNo", number),
                "result:" + number + ':' + RequestsOut.beginning(Digest.of(result.body())),
                new Body.Text(new String(result.body(), StandardCharsets.UTF_8)));
    }
}
