package io.onewindow.issuance;

import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.handoff.MemoryBook;
import io.onewindow.memory.MemoryTable;
import io.onewindow.memory.MemoryTransactions;
import io.onewindow.party.PartyId;
import io.onewindow.party.Person;
import io.onewindow.settings.HubSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/// The tables of results and certificates in memory, and the desks over them.
public final class MemoryIssuance {

    private final MemoryTable<AcceptanceNumber, Row> results;
    private final MemoryTable<String, Results.Certificate> certificates;
    private final TransactionTemplate transaction;
    private final HubSettings settings;
    private final Clock clock;
    private final Rows rows = new Rows();

    /// A result; a delivered one is due at no time.
    private record Row(ResultDelivery result, Instant dueAt) {}

    public MemoryIssuance(MemoryTransactions transactions, HubSettings settings, Clock clock) {
        this.results = transactions.table();
        this.certificates = transactions.table();
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.clock = clock;
    }

    /// One node's consolidation.
    public Node node() {
        return new Node(new Consolidation(rows, settings));
    }

    /// One node's consolidation, and the desk that delivers what it makes.
    public final class Node {
        private final Consolidation consolidation;

        private Node(Consolidation consolidation) {
            this.consolidation = consolidation;
        }

        /// What becomes of complete cases.
        public HandoffBook.Completion completion() {
            return consolidation;
        }

        /// Its delivery.
        public IssuanceDesk desk(MemoryBook handoffs) {
            return new IssuanceDesk(handoffs.book, handoffs.commits, rows, consolidation, transaction, settings);
        }
    }

    /// The issuing window.
    public ReleaseDesk releases(CaseBook cases) {
        return new ReleaseDesk(cases, rows);
    }

    /// Hands over certificates.
    public void issue(ReleaseDesk desk, AcceptanceNumber number, PartyId window, List<String> numbers) {
        Person clerk = new Person("W1001", "李敏");
        transaction.executeWithoutResult(
                status -> desk.issue(number, window, new ReleaseDesk.Issuance(clerk, numbers, new byte[] {1})));
    }

    /// The result of a case, empty where there is none.
    public byte[] result(AcceptanceNumber number) {
        return rows.find(number).orElse(new byte[0]);
    }

    private static String key(AcceptanceNumber number, int handoff) {
        return number.value() + '-' + handoff;
    }

    private final class Rows extends Results {
        Rows() {
            super(MemoryTransactions.NO_DATABASE);
        }

        @Override
        void insert(List<ResultDelivery> made, Duration lease) {
            made.forEach(one ->
                    results.insert(one.number(), new Row(one, clock.instant().plus(lease))));
        }

        @Override
        void insertCertificates(List<NewCertificate> made) {
            made.forEach(one -> certificates.insert(
                    key(one.acceptance(), one.handoff()),
                    new Certificate(one.number(), one.handoff(), one.type(), false)));
        }

        @Override
        List<ResultDelivery> claim(int most, Duration lease) {
            return results.rows().stream()
                    .filter(row -> !row.dueAt().isAfter(clock.instant()))
                    .limit(most)
                    .map(row -> {
                        ResultDelivery one = row.result();
                        results.update(
                                one.number(), new Row(one, clock.instant().plus(lease)));
                        return new ResultDelivery(one.number(), one.window(), one.body(), true);
                    })
                    .toList();
        }

        @Override
        Set<AcceptanceNumber> delivered(Collection<AcceptanceNumber> numbers) {
            Set<AcceptanceNumber> first = new HashSet<>();
            for (AcceptanceNumber number : numbers) {
                results.find(number)
                        .filter(row -> !row.dueAt().equals(Instant.MAX))
                        .ifPresent(row -> {
                            results.update(number, new Row(row.result(), Instant.MAX));
                            first.add(number);
                        });
            }
            return first;
        }

        @Override
        Optional<byte[]> find(AcceptanceNumber number) {
            return results.find(number).map(row -> row.result().body());
        }

        @Override
        List<Certificate> certificates(AcceptanceNumber number) {
            return results.find(number).isEmpty() ? List.of() : certificates.rows();
        }

        @Override
        void issue(AcceptanceNumber number, List<Certificate> handed) {
            handed.forEach(one -> certificates.update(
                    key(number, one.handoff()), new Certificate(one.number(), one.handoff(), one.type(), true)));
        }
    }
}
