package io.onewindow.issuance;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.CaseFile;
import io.onewindow.commit.Fresh;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.OpenCase;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.settings.HubSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes one result of all decisions on a case, in the transaction of the last one. The fresh result is leased to
/// this node, which delivers it without looking for it.
@Component
class Consolidation implements HandoffBook.Completion {

    private static final Logger LOG = LoggerFactory.getLogger(Consolidation.class);
    private static final int FRESH_BATCHES = 20;

    private final Results results;
    private final HubSettings.Delivery delivery;
    private final Fresh<ResultDelivery> fresh;

    Consolidation(Results results, HubSettings settings) {
        this.results = results;
        this.delivery = settings.delivery();
        this.fresh = new Fresh<>(FRESH_BATCHES * delivery.batchSize(), delivery.lease());
    }

    @Override
    public void complete(List<OpenCase> complete) {
        List<OpenCase> consolidated = new ArrayList<>();
        List<ResultDelivery> made = new ArrayList<>();
        for (OpenCase open : complete) {
            result(open).ifPresent(result -> {
                made.add(record(open, result));
                consolidated.add(open);
            });
        }
        if (made.isEmpty()) {
            return;
        }
        boolean room = fresh.offer(made);
        results.insert(made, room ? delivery.lease() : Duration.ZERO);
        results.insertCertificates(
                consolidated.stream().flatMap(Consolidation::certificates).toList());
    }

    /// Results that were just made, for this node to deliver.
    List<ResultDelivery> fresh() {
        return fresh.take(delivery.batchSize());
    }

    // A result that cannot be made undoes no answer: its case stays complete.
    private static Optional<ConsolidatedResult> result(OpenCase open) {
        try {
            return Optional.of(ConsolidatedResult.of(open));
        } catch (RuntimeException failed) {
            LOG.atError()
                    .addKeyValue("acceptanceNo", open.file().number().value())
                    .setCause(failed)
                    .log("the result of a complete case cannot be made");
            return Optional.empty();
        }
    }

    private static ResultDelivery record(OpenCase open, ConsolidatedResult result) {
        CaseFile file = open.file();
        PartyId window = file.identity().window();
        byte[] body = Json.bytes(result.json());
        open.append(Act.of(Event.CONSOLIDATED, Actor.HUB).to(window).over(Digest.of(body)));
        file.decided(result.outcome());
        return new ResultDelivery(file.number(), window, body, false);
    }

    private static Stream<Results.NewCertificate> certificates(OpenCase open) {
        return open.handoffs().stream()
                .flatMap(handoff -> handoff
                        .decision()
                        .filter(decision -> decision.approved() && decision.certifies())
                        .map(decision -> new Results.NewCertificate(
                                open.file().number(),
                                handoff.number().no(),
                                decision.certificate().path("number").asString(),
                                decision.certificate().path("type").asString()))
                        .stream());
    }
}
