package io.onewindow.dispatch;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
import io.onewindow.casefile.CaseIdentity;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.RecordView;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.HandoffStatus;
import io.onewindow.handoff.OpenCase;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.settings.HubSettings;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/// Passes handoffs on. Claim, send, mark: a claim is a lease, the mark counts only while the claim does, and whoever
/// dies in between leaves a lease that runs out.
@Service
public class DispatchBook {

    private final String owner = UUID.randomUUID().toString();
    private final HandoffBook handoffs;
    private final CaseBook cases;
    private final Catalogue catalogue;
    private final MaterialSharing sharing;
    private final HubSettings.Delivery delivery;

    DispatchBook(
            HandoffBook handoffs, CaseBook cases, Catalogue catalogue, MaterialSharing sharing, HubSettings settings) {
        this.handoffs = handoffs;
        this.cases = cases;
        this.catalogue = catalogue;
        this.sharing = sharing;
        this.delivery = settings.delivery();
    }

    /// Waits for queued handoffs and claims what is due; none when nothing came in time.
    public List<DispatchBatch> claim() {
        Map<HandoffNumber, Boolean> leased = handoffs.lease(owner, delivery.batchSize(), delivery.lease());
        if (leased.isEmpty()) {
            handoffs.awaitQueued(delivery.pollInterval());
            leased = handoffs.lease(owner, delivery.batchSize(), delivery.lease());
        }
        return leased.isEmpty() ? List.of() : batches(leased);
    }

    private List<DispatchBatch> batches(Map<HandoffNumber, Boolean> leased) {
        Map<PartyId, List<Dispatch>> together = new TreeMap<>();
        List<DispatchBatch> batches = new ArrayList<>();
        for (Claimed claimed : claimed(leased.keySet())) {
            Dispatch dispatch = dispatch(claimed.handoff(), claimed.material());
            // One that may have been sent before goes alone: only so does the broker drop it where it has it already,
            // and
            // only so can it not take its neighbours down again.
            if (Boolean.TRUE.equals(leased.get(dispatch.number()))) {
                batches.add(new DispatchBatch(dispatch.department(), List.of(dispatch)));
            } else {
                together.computeIfAbsent(dispatch.department(), unused -> new ArrayList<>())
                        .add(dispatch);
            }
        }
        together.forEach((department, dispatches) -> batches.addFirst(new DispatchBatch(department, dispatches)));
        return batches;
    }

    /// What a request is made of.
    private record Material(CaseIdentity identity, JsonNode record, List<Handoff> siblings) {}

    private record Claimed(Handoff handoff, Material material) {}

    /// The claimed handoffs with their cases, urgent ones first.
    private List<Claimed> claimed(Collection<HandoffNumber> leased) {
        Set<AcceptanceNumber> numbers =
                leased.stream().map(HandoffNumber::acceptance).collect(Collectors.toSet());
        Map<AcceptanceNumber, byte[]> records = cases.records(numbers);
        Map<AcceptanceNumber, List<Handoff>> siblings = handoffs.of(numbers);
        List<Claimed> claimed = new ArrayList<>();
        for (CaseIdentity identity : cases.identities(numbers).values()) {
            byte[] record = records.getOrDefault(identity.number(), new byte[0]);
            List<Handoff> own = siblings.getOrDefault(identity.number(), List.of());
            Material material = new Material(identity, Json.tree(record), own);
            own.stream()
                    .filter(handoff -> leased.contains(handoff.number()))
                    .forEach(handoff -> claimed.add(new Claimed(handoff, material)));
        }
        claimed.sort(Comparator.comparing((Claimed one) -> one.handoff().terms().serviceClass())
                .reversed()
                .thenComparing(one -> one.handoff().number()));
        return claimed;
    }

    private Dispatch dispatch(Handoff handoff, Material material) {
        byte[] body = request(handoff, material);
        return new Dispatch(
                handoff.number(),
                handoff.department(),
                handoff.terms().matter(),
                handoff.terms().serviceClass(),
                handoff.attempt(),
                owner,
                body,
                Digest.of(body));
    }

    private byte[] request(Handoff handoff, Material material) {
        RecordView view = catalogue.viewOf(handoff.department(), handoff.terms().matter());
        RequestMessage.Context context = new RequestMessage.Context(view, material.siblings());
        return RequestMessage.of(material.identity(), material.record(), handoff, context);
    }

    /// The digest of the request of a handoff, for an answer that overtook the mark of its own dispatch.
    public Digest requestDigest(OpenCase open, Handoff handoff) {
        return Digest.of(request(handoff, new Material(open.file().identity(), record(open), open.handoffs())));
    }

    /// Lets the department that a matter was transferred to open the documents that its view shows.
    public void shareMaterials(OpenCase open, Handoff handoff) {
        sharing.share(record(open).path("materials"), List.of(handoff));
    }

    private JsonNode record(OpenCase open) {
        AcceptanceNumber number = open.file().number();
        return Json.tree(cases.records(List.of(number)).getOrDefault(number, new byte[0]));
    }

    /// These were sent: marks them, each with its ledger entry. One whose claim is gone, or whose answer was
    /// faster, is left as it is.
    @Transactional
    public void passedOn(DispatchBatch sent) {
        mark(
                sent,
                (open, dispatch) -> open.find(dispatch.number())
                        .filter(handoff -> handoff.claimedBy(dispatch.owner()))
                        .ifPresent(handoff -> open.dispatch(handoff, dispatch.digest())));
    }

    /// These could not be sent: they are due again later, or parked when they failed too often.
    ///
    /// @param why what the way said
    @Transactional
    public void failed(DispatchBatch unsent, String why) {
        mark(
                unsent,
                (open, dispatch) -> open.find(dispatch.number())
                        .filter(handoff -> handoff.claimedBy(dispatch.owner()))
                        .ifPresent(handoff -> delayOrPark(open, handoff, why)));
    }

    private void delayOrPark(OpenCase open, Handoff handoff, String why) {
        if (handoff.failures() + 1 >= delivery.attempts()) {
            open.park(handoff, why);
            return;
        }
        Duration wait = delivery.retryDelay().multipliedBy(1L << Math.min(handoff.failures(), 20));
        handoff.delay(open.at(), wait.compareTo(delivery.maxRetryDelay()) > 0 ? delivery.maxRetryDelay() : wait);
    }

    private void mark(DispatchBatch batch, BiConsumer<OpenCase, Dispatch> move) {
        Collection<AcceptanceNumber> numbers = batch.dispatches().stream()
                .map(dispatch -> dispatch.number().acceptance())
                .collect(Collectors.toSet());
        Map<AcceptanceNumber, OpenCase> open = handoffs.open(numbers);
        for (Dispatch dispatch : batch.dispatches()) {
            Optional.ofNullable(open.get(dispatch.number().acceptance())).ifPresent(one -> move.accept(one, dispatch));
        }
        handoffs.write(open.values());
    }

    /// A message of this handoff died on the broker: the handoff waits for a person, unless it moved on
    /// without it.
    @Transactional
    public void died(HandoffNumber number, String why) {
        Map<AcceptanceNumber, OpenCase> open = handoffs.open(List.of(number.acceptance()));
        open.values()
                .forEach(one -> one.find(number)
                        .filter(handoff -> handoff.status() == HandoffStatus.DISPATCHED)
                        .ifPresent(handoff -> one.park(handoff, why)));
        handoffs.write(open.values());
    }

    /// An operator sends a parked handoff again, as a new attempt.
    ///
    /// @return why not, if not
    @Transactional
    public Optional<Problem> retry(HandoffNumber number, Actor operator, byte[] body) {
        Map<AcceptanceNumber, OpenCase> open = handoffs.open(List.of(number.acceptance()));
        Optional<OpenCase> one = open.values().stream().findFirst();
        Optional<Handoff> handoff = one.flatMap(found -> found.find(number));
        if (handoff.isEmpty()) {
            return Optional.of(Problem.of(Fault.NOT_FOUND));
        }
        if (handoff.get().status() != HandoffStatus.PARKED) {
            return Optional.of(Problem.of(Fault.STATE, handoff.get().status().name()));
        }
        one.get().requeue(handoff.get(), Act.of(Event.REPLAYED, operator).keeping(body));
        handoffs.write(open.values());
        return Optional.empty();
    }
}
