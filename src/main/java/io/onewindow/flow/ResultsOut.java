package io.onewindow.flow;

import io.onewindow.broker.QueueNames;
import io.onewindow.flow.batch.OutgoingMessage;
import io.onewindow.flow.batch.OutgoingMessage.Body;
import io.onewindow.issuance.ResultDelivery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Puts consolidated results into messages for their windows.
@Component
final class ResultsOut {

    private static final int PRIORITY = 4;

    /// All results that are ready, as one batch; no batch where none is.
    public List<List<ResultDelivery>> batches(List<ResultDelivery> ready) {
        return ready.isEmpty() ? List.of() : List.of(ready);
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
                "result:" + number,
                new Body.Text(new String(result.body(), StandardCharsets.UTF_8)));
    }
}
