package io.onewindow.casefile;

import io.onewindow.canonical.Digest;
import io.onewindow.ledger.Chain;
import io.onewindow.ledger.Ledger;
import io.onewindow.memory.MemoryTable;
import io.onewindow.memory.MemoryTransactions;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The table of cases in memory.
public final class MemoryCases extends CaseFiles {

    private final MemoryTable<AcceptanceNumber, Row> rows;
    private final MemoryTable<AcceptanceNumber, byte[]> records;
    private final Clock clock;

    private record Row(
            CaseIdentity identity,
            CaseStatus status,
            Outcome outcome,
            int openHandoffs,
            int seq,
            Digest hash,
            boolean complete) {

        static Row of(CaseFile file) {
            return new Row(
                    file.identity(),
                    file.status(),
                    file.outcome(),
                    file.openHandoffs(),
                    file.chain().seq(),
                    file.chain().hash(),
                    file.awaitsResult());
        }

        CaseFile file() {
            Chain chain = new Chain(identity.number().value(), seq, hash);
            return new CaseFile(identity, chain, status, outcome, openHandoffs);
        }
    }

    public MemoryCases(MemoryTransactions transactions, Clock clock) {
        super(MemoryTransactions.NO_DATABASE);
        this.rows = transactions.table();
        this.records = transactions.table();
        this.clock = clock;
    }

    /// The cases of this table.
    public CaseBook book(Ledger ledger) {
        return new CaseBook(this, ledger);
    }

    /// Where a case stands.
    public CaseStatus status(AcceptanceNumber number) {
        return rows.find(number).orElseThrow().status();
    }

    @Override
    CaseBook.Locked lock(Collection<AcceptanceNumber> numbers) {
        return new CaseBook.Locked(find(numbers), clock.instant());
    }

    @Override
    CaseBook.Locked lockComplete(int most) {
        List<CaseFile> complete = rows.rows().stream()
                .filter(Row::complete)
                .limit(most)
                .map(Row::file)
                .toList();
        return new CaseBook.Locked(complete, clock.instant());
    }

    @Override
    List<CaseFile> find(Collection<AcceptanceNumber> numbers) {
        return numbers.stream()
                .sorted()
                .distinct()
                .flatMap(number -> rows.find(number).stream())
                .map(Row::file)
                .toList();
    }

    @Override
    Map<AcceptanceNumber, byte[]> records(Collection<AcceptanceNumber> numbers) {
        return numbers.stream()
                .distinct()
                .collect(Collectors.toMap(
                        number -> number, number -> records.find(number).orElseThrow()));
    }

    @Override
    void insert(List<CaseBook.Opening> openings) {
        for (CaseBook.Opening opening : openings) {
            rows.insert(opening.file().number(), Row.of(opening.file()));
            records.insert(opening.file().number(), opening.bytes());
        }
    }

    @Override
    void update(Collection<CaseFile> files) {
        files.forEach(file -> rows.update(file.number(), Row.of(file)));
    }
}
