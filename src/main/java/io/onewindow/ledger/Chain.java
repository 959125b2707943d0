package io.onewindow.ledger;

import io.onewindow.canonical.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The end of one hash chain while a transaction holds its lock: entries are appended here and written together.
public final class Chain {

    // An acceptance number begins with six digits of a region, then comes its day.
    private static final int MONTH_BEGINS = 6;
    private static final int MONTH_ENDS = 12;

    private final String name;
    private final List<Entry> fresh = new ArrayList<>();
    private int seq;
    private Digest hash;

    /// A chain as the database has it.
    ///
    /// @param name the acceptance number, or the name of the administration's chain
    /// @param seq  the number of its last entry; 0 for none
    /// @param hash the hash of its last entry; `Digest.ZERO` for none
    public Chain(String name, int seq, Digest hash) {
        this.name = name;
        this.seq = seq;
        this.hash = hash;
    }

    /// The month of acceptance that a chain's number tells, as `yyyyMM`, by which its rows are parted; 0 for a chain
    /// of no case.
    public static int month(String name) {
        return name.length() > MONTH_ENDS && Character.isDigit(name.charAt(0))
                ? Integer.parseInt(name, MONTH_BEGINS, MONTH_ENDS, 10)
                : 0;
    }

    /// A chain without entries.
    public static Chain begun(String name) {
        return new Chain(name, 0, Digest.ZERO);
    }

    /// Appends what somebody did.
    ///
    /// @param at the hub's time, of the database
    public Entry append(Act act, Instant at) {
        Entry entry = Entry.of(new Entry.Place(name, seq + 1, hash), act, at);
        fresh.add(entry);
        seq = entry.seq();
        hash = entry.hash();
        return entry;
    }

    /// The number of the last entry.
    public int seq() {
        return seq;
    }

    /// The hash of the last entry.
    public Digest hash() {
        return hash;
    }

    /// The entries that the database does not have yet.
    public List<Entry> fresh() {
        return List.copyOf(fresh);
    }
}
