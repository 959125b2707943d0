package io.onewindow.acceptance;

import io.onewindow.calendar.Deadlines;
import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
import io.onewindow.casefile.CaseFile;
import io.onewindow.casefile.CaseIdentity;
import io.onewindow.casefile.CaseStatus;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.casefile.ServiceClass;
import io.onewindow.dispatch.Claims;
import io.onewindow.dispatch.MaterialSharing;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.HandoffView;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Opens the cases of applications that were found sound: keys, records, handoffs and the ledgers' first entries, in
/// one transaction.
@Component
class Opening {

    private static final String QUERY_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int QUERY_CODE = 8;

    private final IdempotencyKeys keys;
    private final AcceptanceNumbers numbers;
    private final CaseBook cases;
    private final HandoffBook handoffs;
    private final Claims claims;
    private final MaterialSharing sharing;
    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    Opening(
            IdempotencyKeys keys,
            AcceptanceNumbers numbers,
            CaseBook cases,
            HandoffBook handoffs,
            Claims claims,
            MaterialSharing sharing,
            JdbcClient jdbc) {
        this.keys = keys;
        this.numbers = numbers;
        this.cases = cases;
        this.handoffs = handoffs;
        this.claims = claims;
        this.sharing = sharing;
        this.jdbc = jdbc;
    }

    /// A sound application.
    record Checked(IdempotencyKeys.Key key, Application application, List<ApplicationChecks.Planned> planned) {}

    private record Case(Checked checked, CaseFile file, List<Handoff> begun) {
        AcceptanceNumber number() {
            return file.number();
        }
    }

    /// Opens a case for each application whose key is free; the others get the answer that their key got
    /// before.
    List<Accepting> open(List<Checked> checked) {
        Instant at = now();
        List<Case> wanted = checked.stream().map(one -> begin(one, at)).toList();
        Set<AcceptanceNumber> free =
                keys.claim(wanted.stream().map(Opening::claim).toList());
        store(wanted.stream().filter(one -> free.contains(one.number())).toList());
        Map<AcceptanceNumber, Accepting> repeated = repeated(
                wanted.stream().filter(one -> !free.contains(one.number())).toList());
        return wanted.stream()
                .map(one -> free.contains(one.number()) ? accepted(one) : repeated.get(one.number()))
                .toList();
    }

    private Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static IdempotencyKeys.Claim claim(Case one) {
        return new IdempotencyKeys.Claim(
                one.checked().key(), one.checked().application().content(), one.number());
    }

    private Case begin(Checked checked, Instant at) {
        Application application = checked.application();
        CaseIdentity identity = new CaseIdentity(
                numbers.next(application.region(), at),
                checked.key().window(),
                application.desk().hall(),
                application.desk().counter(),
                application.region(),
                serviceClass(application),
                application.serviceMode().name(),
                application.theme(),
                application.projectCode(),
                queryCode(),
                Digest.of(application.bytes()),
                at,
                checked.planned().size());
        CaseFile file = CaseFile.opened(identity);
        file.append(
                Act.of(Event.ACCEPTED, new Actor(identity.window(), application.clerk()))
                        .to(PartyId.HUB)
                        .claimedAt(application.claimedAt().written())
                        .over(identity.recordDigest()),
                at);
        return new Case(checked, file, handoffs.begin(terms(identity, checked.planned()), at));
    }

    private static ServiceClass serviceClass(Application application) {
        boolean special =
                !application.applicant().needs().isEmpty() || application.serviceMode() == Application.ServiceMode.HOME;
        return special ? ServiceClass.SPECIAL : ServiceClass.NORMAL;
    }

    private String queryCode() {
        return random.ints(QUERY_CODE, 0, QUERY_ALPHABET.length())
                .mapToObj(i -> String.valueOf(QUERY_ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }

    private static List<Handoff.Terms> terms(CaseIdentity identity, List<ApplicationChecks.Planned> planned) {
        List<Handoff.Terms> terms = new ArrayList<>();
        for (ApplicationChecks.Planned one : planned) {
            terms.add(new Handoff.Terms(
                    new HandoffNumber(identity.number(), terms.size() + 1),
                    one.matter().code(),
                    one.matter().department(),
                    identity.serviceClass(),
                    one.needs(),
                    one.matter().limits()));
        }
        return terms;
    }

    private void store(List<Case> opened) {
        if (opened.isEmpty()) {
            return;
        }
        opened.forEach(one ->
                claims.claim(one.file().identity(), one.checked().application().bytes(), one.begun()));
        cases.open(opened.stream().map(Opening::opening).toList());
        handoffs.store(opened.stream().flatMap(one -> one.begun().stream()).toList());
        opened.stream()
                .filter(one -> !one.checked().application().materials().isEmpty())
                .forEach(this::share);
    }

    private void share(Case opened) {
        JsonNode record = Json.tree(opened.checked().application().bytes());
        sharing.share(record.path("materials"), opened.begun());
    }

    private static CaseBook.Opening opening(Case one) {
        Application application = one.checked().application();
        return new CaseBook.Opening(
                one.file(),
                application.bytes(),
                application.applicant().idNumber(),
                application.applicant().name());
    }

    private Accepting accepted(Case one) {
        return new Accepting.Accepted(one.number(), acceptance(one.file().identity(), one.begun()));
    }

    private ObjectNode acceptance(CaseIdentity identity, List<Handoff> begun) {
        ObjectNode acceptance = identity.json(CaseStatus.ACCEPTED);
        ArrayNode list = acceptance.putArray("handoffs");
        for (Handoff handoff : begun) {
            Deadlines.Running dates =
                    handoffs.startingAt(identity.acceptedAt(), handoff.terms().limits());
            list.add(HandoffView.atAcceptance(handoff, dates));
        }
        return acceptance;
    }

    private Map<AcceptanceNumber, Accepting> repeated(List<Case> others) {
        Map<IdempotencyKeys.Key, IdempotencyKeys.Claim> claims = keys.of(
                others.stream().map(one -> one.checked().key()).distinct().toList());
        List<AcceptanceNumber> earlier = claims.values().stream()
                .map(IdempotencyKeys.Claim::number)
                .distinct()
                .toList();
        Map<AcceptanceNumber, CaseIdentity> identities = cases.identities(earlier);
        Map<AcceptanceNumber, List<Handoff>> begun = handoffs.of(earlier);
        return others.stream().collect(Collectors.toMap(Case::number, one -> {
            IdempotencyKeys.Claim claim =
                    Optional.ofNullable(claims.get(one.checked().key())).orElseThrow();
            if (!claim.content().equals(one.checked().application().content())) {
                return new Accepting.Refused(Problem.of(Fault.IDEMPOTENCY_KEY_REUSED));
            }
            CaseIdentity identity =
                    Optional.ofNullable(identities.get(claim.number())).orElseThrow();
            List<Handoff> first = begun.getOrDefault(claim.number(), List.of()).stream()
                    .limit(identity.matters())
                    .toList();
            return new Accepting.Repeated(claim.number(), acceptance(identity, first));
        }));
    }
}
