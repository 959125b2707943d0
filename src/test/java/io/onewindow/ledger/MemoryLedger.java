package io.onewindow.ledger;

import io.onewindow.memory.MemoryTable;
import io.onewindow.memory.MemoryTransactions;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/// The ledger over tables in memory.
public final class MemoryLedger {

    /// The chains of cases.
    public final Ledger ledger;
    /// The administration's chain, of which only the number of entries is kept.
    public final AdministrationLedger administration;

    private final MemoryTable<Ledger.Position, WrittenEntry> entries;

    public MemoryLedger(MemoryTransactions transactions) {
        entries = transactions.table();
        ledger = new Ledger(new Entries());
        administration = new Administration(ledger, transactions);
    }

    /// Ends what the administration's ledger runs.
    public void close() {
        administration.close();
    }

    private final class Entries extends LedgerEntries {
        Entries() {
            super(MemoryTransactions.NO_DATABASE);
        }

        @Override
        void insert(List<Entry> fresh) {
            fresh.forEach(one -> entries.insert(
                    new Ledger.Position(one.chain(), one.seq()),
                    new WrittenEntry(one.chain(), one.seq(), one.act().event(), one.canonical(), one.hash())));
        }

        @Override
        void keep(List<KeptMessage> messages) {
            // What they are kept for, reading them again, nobody does here.
        }

        @Override
        List<WrittenEntry> after(String chain, int seq, int most) {
            return entries.rows().stream()
                    .filter(one -> one.chain().equals(chain) && one.seq() > seq)
                    .limit(most)
                    .toList();
        }
    }

    private static final class Administration extends AdministrationLedger {
        private final MemoryTable<Integer, Act> acts;

        Administration(Ledger ledger, MemoryTransactions transactions) {
            super(MemoryTransactions.NO_DATABASE, ledger, new TransactionTemplate(transactions));
            acts = transactions.table();
        }

        @Override
        public Entry appendWithin(Act act) {
            int seq = acts.rows().size() + 1;
            acts.insert(seq, act);
            return Entry.of(
                    new Entry.Place(NAME, seq, io.onewindow.canonical.Digest.ZERO), act, java.time.Instant.EPOCH);
        }
    }
}
