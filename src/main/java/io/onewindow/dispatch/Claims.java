package io.onewindow.dispatch;

import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
import io.onewindow.casefile.CaseIdentity;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.commit.Fresh;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.HandoffStatus;
import io.onewindow.settings.HubSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which handoffs this node may pass on. A claim is a lease: whoever dies leaves one that runs out. Handoffs of a
/// case that this node accepts are claimed in the commit that opens it, and need not be looked for; all others are
/// claimed in the database.
@Component
public class Claims {

    private static final int FRESH_BATCHES = 20;

    private final String owner = UUID.randomUUID().toString();
    private final HandoffBook handoffs;
    private final CaseBook cases;
    private final HubSettings.Delivery delivery;
    private final Fresh<Claimed> fresh;
    private long asked = System.nanoTime();

    Claims(HandoffBook handoffs, CaseBook cases, HubSettings settings) {
        this.handoffs = handoffs;
        this.cases = cases;
        this.delivery = settings.delivery();
        this.fresh = new Fresh<>(FRESH_BATCHES * delivery.batchSize(), delivery.lease());
    }

    /// Who claims: this node, since it was started.
    String owner() {
        return owner;
    }

    /// Claims those handoffs of a new case that may leave, in the transaction that opens it; where too many wait
    /// here, they are left for whoever claims them in the database.
    ///
    /// @param record the acceptance record
    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(CaseIdentity identity, byte[] record, List<Handoff> begun) {
        List<Handoff> leaving = begun.stream()
                .filter(handoff -> handoff.status() == HandoffStatus.QUEUED)
                .toList();
        Claimed.Material material = Claimed.Material.of(identity, record, begun);
        List<Claimed> claimed = leaving.stream()
                .map(handoff -> new Claimed(handoff, material, false))
                .toList();
        if (fresh.offer(claimed)) {
            Instant until = identity.acceptedAt().plus(delivery.lease());
            leaving.forEach(handoff -> handoff.claim(owner, until));
        }
    }

    /// What may be passed on now. The database is asked when something was queued there, and now and then.
    List<Claimed> next() {
        List<Claimed> claimed = new ArrayList<>(fresh.take(delivery.batchSize()));
        boolean overdue = System.nanoTime() - asked >= delivery.pollInterval().toNanos();
        if (handoffs.takeQueuedSign() || overdue) {
            asked = System.nanoTime();
            Map<HandoffNumber, Boolean> leased = handoffs.lease(owner, delivery.batchSize(), delivery.lease());
            claimed.addAll(claimed(leased));
        }
        return claimed;
    }

    private List<Claimed> claimed(Map<HandoffNumber, Boolean> leased) {
        Set<AcceptanceNumber> numbers =
                leased.keySet().stream().map(HandoffNumber::acceptance).collect(Collectors.toSet());
        return materials(numbers).stream()
                .flatMap(material -> material.siblings().stream()
                        .filter(handoff -> leased.containsKey(handoff.number()))
                        .map(handoff ->
                                new Claimed(handoff, material, Boolean.TRUE.equals(leased.get(handoff.number())))))
                .toList();
    }

    private List<Claimed.Material> materials(Collection<AcceptanceNumber> numbers) {
        Map<AcceptanceNumber, byte[]> records = cases.records(numbers);
        Map<AcceptanceNumber, List<Handoff>> siblings = handoffs.of(numbers);
        return cases.identities(numbers).values().stream()
                .map(identity -> Claimed.Material.of(
                        identity,
                        records.getOrDefault(identity.number(), new byte[0]),
                        siblings.getOrDefault(identity.number(), List.of())))
                .toList();
    }
}
