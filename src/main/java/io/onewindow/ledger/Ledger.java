package io.onewindow.ledger;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The ledger: entries are appended inside the transaction of what they record, and never changed.
@Repository
public class Ledger {

    private final LedgerEntries entries;

    Ledger(LedgerEntries entries) {
        this.entries = entries;
    }

    /// Writes the fresh entries of chains whose locks the running transaction holds.
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Collection<Chain> chains) {
        List<Entry> fresh =
                chains.stream().flatMap(chain -> chain.fresh().stream()).toList();
        if (!fresh.isEmpty()) {
            entries.insert(fresh);
            keep(fresh.stream()
                    .filter(entry -> entry.act().content().kept())
                    .map(entry -> new KeptMessage(
                            entry.chain(), entry.seq(), entry.act().content().bytes()))
                    .toList());
        }
    }

    /// Keeps messages that entries are about, in the transaction of the entries.
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(List<KeptMessage> messages) {
        entries.keep(messages);
    }

    /// The entries of a chain after a number, in order.
    public List<WrittenEntry> after(String chain, int seq, int most) {
        return entries.after(chain, seq, most);
    }

    /// The entries of several chains after a number of each, in order.
    public List<WrittenEntry> after(Collection<Position> positions) {
        return positions.isEmpty() ? List.of() : entries.after(positions);
    }

    /// A place in a chain.
    public record Position(String chain, int seq) {}
}
