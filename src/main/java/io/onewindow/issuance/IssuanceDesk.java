package io.onewindow.issuance;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
import io.onewindow.casefile.CaseFile;
import io.onewindow.commit.Pace;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.OpenCase;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.settings.HubSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes one result of all decisions on a case, and brings it to the window.
@Service
public class IssuanceDesk {

    private final HandoffBook handoffs;
    private final CaseBook cases;
    private final Results results;
    private final TransactionTemplate transaction;
    private final HubSettings.Delivery delivery;
    private final Pace pace = new Pace();

    IssuanceDesk(
            HandoffBook handoffs,
            CaseBook cases,
            Results results,
            TransactionTemplate transaction,
            HubSettings settings) {
        this.handoffs = handoffs;
        this.cases = cases;
        this.results = results;
        this.transaction = transaction;
        this.delivery = settings.delivery();
    }

    /// Waits for cases that every department decided on, consolidates them, and leases what has to be
    /// delivered.
    public List<ResultDelivery> consolidate() {
        pace.end();
        pace.rest();
        List<ResultDelivery> ready = consolidateNow();
        if (ready.isEmpty()) {
            handoffs.awaitComplete(delivery.pollInterval());
            ready = consolidateNow();
        }
        return ready;
    }

    private List<ResultDelivery> consolidateNow() {
        pace.begin();
        List<ResultDelivery> fresh = transaction.execute(status -> consolidateComplete());
        return Stream.concat(fresh.stream(), results.claim(delivery.batchSize(), delivery.lease()).stream())
                .toList();
    }

    private List<ResultDelivery> consolidateComplete() {
        Collection<OpenCase> complete =
                handoffs.openComplete(delivery.batchSize()).values();
        if (complete.isEmpty()) {
            return List.of();
        }
        List<ResultDelivery> fresh = new ArrayList<>();
        for (OpenCase open : complete) {
            fresh.add(consolidate(open));
        }
        results.insert(fresh, delivery.lease());
        results.insertCertificates(
                complete.stream().flatMap(IssuanceDesk::certificates).toList());
        handoffs.write(complete);
        return fresh;
    }

    private static ResultDelivery consolidate(OpenCase open) {
        ConsolidatedResult result = ConsolidatedResult.of(open);
        PartyId window = open.file().identity().window();
        byte[] body = Json.bytes(result.json());
        open.append(Act.of(Event.CONSOLIDATED, Actor.HUB).to(window).over(Digest.of(body)));
        open.file().decided(result.outcome());
        return new ResultDelivery(open.file().number(), window, body, false);
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

    /// Ends every lease: for the start of a hub that no other can share the database with.
    public void endLeases() {
        results.endLeases();
    }

    /// The windows' queues have these results: each is recorded once.
    @Transactional
    public void delivered(List<ResultDelivery> sent) {
        List<AcceptanceNumber> numbers =
                sent.stream().map(ResultDelivery::number).toList();
        CaseBook.Locked locked = cases.lock(numbers);
        Set<AcceptanceNumber> first = results.delivered(numbers);
        List<CaseFile> changed = locked.files().stream()
                .filter(file -> first.contains(file.number()))
                .toList();
        for (CaseFile file : changed) {
            Act act = Act.of(Event.DELIVERED, Actor.HUB).to(file.identity().window());
            file.append(
                    sent.stream()
                            .filter(one -> one.number().equals(file.number()))
                            .findFirst()
                            .map(one -> act.over(Digest.of(one.body())))
                            .orElse(act),
                    locked.at());
        }
        cases.write(changed);
    }

    /// These results could not be delivered; they are due again later.
    public void undelivered(List<ResultDelivery> unsent) {
        results.delay(unsent.stream().map(ResultDelivery::number).toList(), delivery.retryDelay());
    }

    /// The result of a case, once there is one.
    public Optional<byte[]> result(AcceptanceNumber number) {
        return results.find(number);
    }
}
