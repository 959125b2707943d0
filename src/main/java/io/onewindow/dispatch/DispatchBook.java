package io.onewindow.dispatch;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
import io.onewindow.casefile.CaseIdentity;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.Department;
import io.onewindow.catalogue.RecordView;
import io.onewindow.commit.Pace;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.OpenCase;
import io.onewindow.party.PartyId;
import io.onewindow.settings.HubSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/// Claims handoffs to be passed on and writes their requests. Claim, send, mark: a claim is a lease, the mark
/// ([DispatchMarks]) counts only while the claim does, and whoever dies in between leaves a lease that runs out.
@Service
public class DispatchBook {

    private static final String BY_BROKER = "requests-by-broker";

    private final String owner = UUID.randomUUID().toString();
    private final HandoffBook handoffs;
    private final CaseBook cases;
    private final Catalogue catalogue;
    private final MaterialSharing sharing;
    private final SetApart setApart;
    private final HubSettings.Delivery delivery;
    private final Pace pace = new Pace();

    DispatchBook(
            HandoffBook handoffs,
            CaseBook cases,
            Catalogue catalogue,
            MaterialSharing sharing,
            SetApart setApart,
            HubSettings settings) {
        this.handoffs = handoffs;
        this.cases = cases;
        this.catalogue = catalogue;
        this.sharing = sharing;
        this.setApart = setApart;
        this.delivery = settings.delivery();
    }

    /// Waits for queued handoffs and claims what is due; none when nothing came in time.
    public List<DispatchBatch> claim() {
        pace.end();
        pace.rest();
        Map<HandoffNumber, Boolean> leased = lease();
        if (leased.isEmpty()) {
            handoffs.awaitQueued(delivery.pollInterval());
            leased = lease();
        }
        return leased.isEmpty() ? List.of() : batches(leased);
    }

    private Map<HandoffNumber, Boolean> lease() {
        pace.begin();
        return handoffs.lease(owner, delivery.batchSize(), delivery.lease());
    }

    private List<DispatchBatch> batches(Map<HandoffNumber, Boolean> leased) {
        Map<Together, List<Dispatch>> together = new LinkedHashMap<>();
        for (Claimed claimed : claimed(leased.keySet())) {
            Dispatch dispatch = dispatch(claimed.handoff(), claimed.material());
            boolean again = Boolean.TRUE.equals(leased.get(dispatch.number()));
            together.computeIfAbsent(together(dispatch, again), unused -> new ArrayList<>())
                    .add(dispatch);
        }
        return together.entrySet().stream()
                .map(one -> new DispatchBatch(one.getKey().route(), one.getValue()))
                .toList();
    }

    /// What is sent together: by one route, of one department where it is set apart, one number where it goes alone.
    private record Together(String route, String department, String number) {}

    private Together together(Dispatch dispatch, boolean again) {
        PartyId department = dispatch.department();
        String route = route(department);
        // One that may have been sent before goes alone: only so does the broker drop it where it has it already,
        // and only so can it not take its neighbours down again.
        if (again) {
            return new Together(route, "", dispatch.number().value());
        }
        return new Together(route, setApart.isApart(department) ? department.value() : "", "");
    }

    // Whatever goes over the broker leaves together; any other way is its department's own.
    private String route(PartyId department) {
        boolean byBroker = catalogue
                .department(department)
                .filter(one -> one.way() == Department.Way.BROKER)
                .isPresent();
        return byBroker ? BY_BROKER : "requests-of-" + department.value();
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
}
