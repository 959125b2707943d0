package io.onewindow.history;

import io.onewindow.answer.Outcome;
import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.calendar.TimeLimits;
import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
import io.onewindow.casefile.CaseFile;
import io.onewindow.casefile.CaseIdentity;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.casefile.ServiceClass;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.dispatch.Dispatch;
import io.onewindow.dispatch.DispatchBatch;
import io.onewindow.handoff.Handoff;
import io.onewindow.hub.Samples;
import io.onewindow.issuance.ResultDelivery;
import io.onewindow.ledger.Act;
import io.onewindow.ledger.Event;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.party.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// Two nodes over tables in memory. Each step is done by one of them, as the seed says; either can die.
final class MemoryWorld implements World, AutoCloseable {

    private static final PartyId WINDOW = new PartyId("window-01");
    private static final Actor CLERK = new Actor(WINDOW, new Person("W1001", "李敏"));
    private static final List<String> MATTERS =
            List.of("tax-registration", "seal-engraving", "business-licence", "food-permit");
    private static final List<String> DEPARTMENTS = List.of("tax", "police", "market", "fire");

    private final MemoryTables tables = new MemoryTables();
    private final TransactionTemplate transaction = new TransactionTemplate(tables.transactions);
    private final List<MemoryNode> nodes = new ArrayList<>(List.of(new MemoryNode(tables), new MemoryNode(tables)));
    private final Random random;
    private final Map<HandoffNumber, Dispatch> claimed = new HashMap<>();
    private List<ResultDelivery> undelivered = new ArrayList<>();
    private int acting;

    MemoryWorld(long seed) {
        random = new Random(seed);
    }

    private MemoryNode node() {
        acting = random.nextInt(nodes.size());
        return nodes.get(acting);
    }

    @Override
    public String accept(Random dice) {
        Instant at = tables.clock.instant();
        byte[] record = Json.bytes(Samples.application(MATTERS.toArray(String[]::new)));
        AcceptanceNumber number = AcceptanceNumber.of("510703", HolidayCalendar.dateOf(at), 1);
        List<Handoff.Terms> terms = terms(number, dice);
        CaseIdentity identity = new CaseIdentity(
                number,
                WINDOW,
                "510700-01",
                "A03",
                "510703",
                ServiceClass.NORMAL,
                "COUNTER",
                "",
                "",
                "QUERYCODE",
                Digest.of(record),
                at,
                terms.size());
        CaseFile file = CaseFile.opened(identity);
        file.append(Act.of(Event.ACCEPTED, CLERK).to(PartyId.HUB).over(identity.recordDigest()), at);
        MemoryNode node = node();
        transaction.executeWithoutResult(status -> {
            List<Handoff> begun = node.handoffs.book.begin(terms, at);
            node.dispatch.claims.claim(identity, record, begun);
            tables.cases.open(List.of(new CaseBook.Opening(file, record, "", "")));
            node.handoffs.book.store(begun);
        });
        return number.value();
    }

    private static List<Handoff.Terms> terms(AcceptanceNumber number, Random dice) {
        List<Handoff.Terms> terms = new ArrayList<>();
        int many = 1 + dice.nextInt(MATTERS.size());
        for (int i = 0; i < many; i++) {
            List<MatterCode> needs = terms.stream()
                    .map(Handoff.Terms::matter)
                    .filter(earlier -> dice.nextInt(3) == 0)
                    .toList();
            terms.add(new Handoff.Terms(
                    new HandoffNumber(number, i + 1),
                    new MatterCode(MATTERS.get(i)),
                    new PartyId(DEPARTMENTS.get(dice.nextInt(DEPARTMENTS.size()))),
                    ServiceClass.NORMAL,
                    needs,
                    TimeLimits.ofDays(5, 20)));
        }
        return terms;
    }

    @Override
    public Snapshot snapshot(String number) {
        AcceptanceNumber acceptance = new AcceptanceNumber(number);
        List<Snapshot.Row> rows = tables.handoffs.seen(acceptance).stream()
                .map(one -> new Snapshot.Row(
                        one.no(),
                        one.matter(),
                        one.department(),
                        one.status(),
                        one.attempt(),
                        one.suspended(),
                        one.openCorrections(),
                        one.needs(),
                        one.dates()))
                .toList();
        return new Snapshot(
                tables.caseTable.status(acceptance).name(),
                rows,
                tables.handoffs.stops(acceptance),
                tables.ledger.ledger.after(number, 0, Integer.MAX_VALUE),
                new String(tables.issuance.result(acceptance), StandardCharsets.UTF_8));
    }

    @Override
    public void claim() {
        MemoryNode node = node();
        List<DispatchBatch> batches = Optional.ofNullable(transaction.execute(status -> node.dispatch.book.claim()))
                .orElse(List.of());
        batches.stream().flatMap(batch -> batch.dispatches().stream()).forEach(one -> claimed.put(one.number(), one));
    }

    private Optional<DispatchBatch> claimed(HandoffNumber handoff) {
        return Optional.ofNullable(claimed.get(handoff)).map(one -> new DispatchBatch("requests", List.of(one)));
    }

    @Override
    public void mark(HandoffNumber handoff) {
        claimed(handoff).ifPresent(node().dispatch.marks::passedOn);
    }

    @Override
    public void fail(HandoffNumber handoff) {
        MemoryNode node = node();
        claimed(handoff)
                .ifPresent(batch ->
                        transaction.executeWithoutResult(status -> node.dispatch.marks.failed(batch, "broker away")));
    }

    @Override
    public void die(HandoffNumber handoff) {
        MemoryNode node = node();
        transaction.executeWithoutResult(status -> node.dispatch.marks.died(handoff, "given up"));
    }

    @Override
    public void retry(HandoffNumber handoff) {
        MemoryNode node = node();
        Actor operator = new Actor(new PartyId("operator"));
        transaction.executeWithoutResult(status -> node.dispatch.marks.retry(handoff, operator, new byte[] {3}));
    }

    @Override
    public Outcome take(String department, ObjectNode answer) {
        return node().gathering
                .gather(List.of(Desks.arrived(department, answer)))
                .getFirst();
    }

    @Override
    public void takeAndDie(String department, ObjectNode answer) {
        dieAtTheNextCommit();
        try {
            take(department, answer);
            throw new IllegalStateException("an answer was taken without a commit");
        } catch (TransactionException died) {
            restart();
        }
    }

    @Override
    public void correct(String number, String correctionNo) {
        byte[] body = correctionNo.getBytes(StandardCharsets.UTF_8);
        node().amendments.correct(new AcceptanceNumber(number), CLERK, correctionNo, body);
    }

    @Override
    public void issue(String number, List<String> certificates) {
        tables.issuance.issue(node().releases, new AcceptanceNumber(number), WINDOW, certificates);
    }

    @Override
    public void withdraw(String number) {
        node().amendments.withdraw(new AcceptanceNumber(number), CLERK);
    }

    @Override
    public void lookForResults() {
        undelivered.addAll(node().issuance.due());
    }

    @Override
    public void deliver(boolean again) {
        node().issuance.delivered(undelivered);
        undelivered = again ? undelivered : new ArrayList<>();
    }

    @Override
    public boolean isMortal() {
        return true;
    }

    @Override
    public void dieAtTheNextCommit() {
        tables.transactions.dieAtTheNextCommit();
    }

    @Override
    public void restart() {
        tables.transactions.live();
        nodes.set(acting, new MemoryNode(tables)).close();
    }

    @Override
    public void pass(Duration time) {
        tables.clock.pass(time);
    }

    @Override
    public void close() {
        nodes.forEach(MemoryNode::close);
        tables.close();
    }
}
