package io.onewindow.dispatch;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/// Writes the requests of claimed handoffs. Claim, send, mark: a claim is a lease ([Claims]), the mark
/// ([DispatchMarks])
/// counts only while the claim does.
@Service
public class DispatchBook {

    private static final String BY_BROKER = "requests-by-broker";

    // Urgent ones first.
    private static final Comparator<Claimed> ORDER = Comparator.comparing(
                    (Claimed one) -> one.handoff().terms().serviceClass())
            .reversed()
            .thenComparing(one -> one.handoff().number());

    private final Claims claims;
    private final HandoffBook handoffs;
    private final CaseBook cases;
    private final Catalogue catalogue;
    private final MaterialSharing sharing;
    private final SetApart setApart;
    private final HubSettings.Delivery delivery;
    private final Pace pace = new Pace();
    private boolean full;

    DispatchBook(
            Claims claims,
            HandoffBook handoffs,
            CaseBook cases,
            Catalogue catalogue,
            MaterialSharing sharing,
            SetApart setApart,
            HubSettings settings) {
        this.claims = claims;
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
        if (!full) {
            pace.rest();
        }
        List<Claimed> claimed = next();
        if (claimed.isEmpty()) {
            handoffs.awaitQueued(delivery.pollInterval());
            claimed = next();
        }
        full = claimed.size() >= delivery.batchSize();
        return batches(claimed);
    }

    private List<Claimed> next() {
        pace.begin();
        return claims.next();
    }

    private List<DispatchBatch> batches(List<Claimed> claimed) {
        Map<Together, List<Dispatch>> together = new LinkedHashMap<>();
        claimed.stream()
                .sorted(ORDER)
                .forEach(one -> together.computeIfAbsent(together(one), unused -> new ArrayList<>())
                        .add(dispatch(one)));
        return together.entrySet().stream()
                .map(one -> new DispatchBatch(one.getKey().route(), one.getValue()))
                .toList();
    }

    /// What is sent together: by one route, of one department where it is set apart, one number where it goes alone.
    private record Together(String route, String department, String number) {}

    private Together together(Claimed claimed) {
        PartyId department = claimed.handoff().department();
        String route = route(department);
        // One that may have been sent before goes alone: only so does the broker drop it where it has it already,
        // and only so can it not take its neighbours down again.
        if (claimed.again()) {
            return new Together(route, "", claimed.handoff().number().value());
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

    private Dispatch dispatch(Claimed claimed) {
        Handoff handoff = claimed.handoff();
        byte[] body = request(handoff, claimed.material());
        return new Dispatch(
                handoff.number(),
                handoff.department(),
                handoff.terms().matter(),
                handoff.terms().serviceClass(),
                handoff.attempt(),
                claims.owner(),
                body,
                Digest.of(body));
    }

    private byte[] request(Handoff handoff, Claimed.Material material) {
        RecordView view = catalogue.viewOf(handoff.department(), handoff.terms().matter());
        RequestMessage.Context context = new RequestMessage.Context(view, material.siblings());
        return RequestMessage.of(material.identity(), material.record().get(), handoff, context);
    }

    /// The digest of the request of a handoff, for an answer that overtook the mark of its own dispatch.
    public Digest requestDigest(OpenCase open, Handoff handoff) {
        return Digest.of(
                request(handoff, new Claimed.Material(open.file().identity(), () -> record(open), open.handoffs())));
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
