package io.onewindow.issuance;

import io.onewindow.canonical.Digest;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.commit.Pace;
import io.onewindow.handoff.CaseCommits;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.OpenCase;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.settings.HubSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings the results to their windows.
@Service
public class IssuanceDesk {

    private final HandoffBook handoffs;
    private final CaseCommits commits;
    private final Results results;
    private final Consolidation consolidation;
    private final TransactionTemplate transaction;
    private final HubSettings.Delivery delivery;
    private final CaseCommits.Lane<List<ResultDelivery>, List<ResultDelivery>> deliveries =
            new CaseCommits.Lane<>(CaseCommits.Turn.DELIVERED, IssuanceDesk::numbers, this::record);
    private final Pace pace = new Pace();
    private long asked = System.nanoTime();

    IssuanceDesk(
            HandoffBook handoffs,
            CaseCommits commits,
            Results results,
            Consolidation consolidation,
            TransactionTemplate transaction,
            HubSettings settings) {
        this.handoffs = handoffs;
        this.commits = commits;
        this.results = results;
        this.consolidation = consolidation;
        this.transaction = transaction;
        this.delivery = settings.delivery();
    }

    /// Waits for results, and leases what has to be delivered.
    public List<ResultDelivery> due() {
        pace.end();
        pace.rest();
        List<ResultDelivery> due = dueNow();
        if (due.isEmpty()) {
            handoffs.awaitComplete(delivery.pollInterval());
            due = dueNow();
        }
        return due;
    }

    private List<ResultDelivery> dueNow() {
        pace.begin();
        if (System.nanoTime() - asked < delivery.pollInterval().toNanos()) {
            return consolidation.fresh();
        }
        asked = System.nanoTime();
        transaction.executeWithoutResult(status -> consolidateLeft());
        return Stream.concat(
                        consolidation.fresh().stream(), results.claim(delivery.batchSize(), delivery.lease()).stream())
                .toList();
    }

    // Whatever is complete without a result gets one when it is written again.
    private void consolidateLeft() {
        handoffs.write(handoffs.openComplete(delivery.batchSize()).values());
    }

    /// Ends every lease: for the start of a hub that no other can share the database with.
    public void endLeases() {
        results.endLeases();
    }

    /// The windows' queues have these results: each is recorded once.
    public void delivered(List<ResultDelivery> sent) {
        commits.commit(deliveries, sent);
    }

    private static Set<AcceptanceNumber> numbers(List<ResultDelivery> deliveries) {
        return deliveries.stream().map(ResultDelivery::number).collect(Collectors.toSet());
    }

    private List<List<ResultDelivery>> record(
            List<List<ResultDelivery>> batches, Map<AcceptanceNumber, OpenCase> open) {
        List<ResultDelivery> sent = batches.stream().flatMap(List::stream).toList();
        Set<AcceptanceNumber> first = results.delivered(numbers(sent));
        for (ResultDelivery one : sent) {
            if (first.remove(one.number())) {
                Optional.ofNullable(open.get(one.number())).ifPresent(found -> found.append(delivery(one)));
            }
        }
        return batches;
    }

    private static Act delivery(ResultDelivery sent) {
        return Act.of(Event.DELIVERED, Actor.HUB).to(sent.window()).over(Digest.of(sent.body()));
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
