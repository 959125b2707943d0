package io.onewindow.ledger;

import io.onewindow.canonical.Digest;
import io.onewindow.commit.GroupCommit;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The ledger of what belongs to no case: refused applications, refused answers to nothing, acts of administration.
@Service
public class AdministrationLedger {

    /// The name of the chain; it stands where a case's entries have their acceptance number.
    public static final String NAME = "administration";

    // One at a time: each takes the lock on the end of the chain.
    private static final GroupCommit.Measure MEASURE = new GroupCommit.Measure(10_000, 200);

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final GroupCommit<Act, Entry> commits;

    AdministrationLedger(JdbcClient jdbc, Ledger ledger, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.commits = new GroupCommit<>(NAME, MEASURE, acts -> transaction.execute(status -> appendAll(acts)));
    }

    /// Appends what somebody did, in a transaction of its own; it is durable when this returns.
    public Entry append(Act act) {
        return commits.commit(act);
    }

    /// Appends what somebody did as part of the running transaction; nothing else may be locked after it.
    @Transactional(propagation = Propagation.MANDATORY)
    public Entry appendWithin(Act act) {
        return appendAll(List.of(act)).getFirst();
    }

    private record End(Chain chain, Instant at) {}

    private List<Entry> appendAll(List<Act> acts) {
        End end = jdbc.sql("select seq, hash, clock_timestamp() from administration_chain where name = ? for update")
                .param(NAME)
                .query((row, number) -> new End(
                        new Chain(NAME, row.getInt(1), Digest.ofRaw(row.getBytes(2))),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .single();
        List<Entry> entries = new ArrayList<>();
        acts.forEach(act -> entries.add(end.chain().append(act, end.at())));
        ledger.write(List.of(end.chain()));
        jdbc.sql("update administration_chain set seq = ?, hash = ? where name = ?")
                .param(end.chain().seq())
                .param(end.chain().hash().raw())
                .param(NAME)
                .update();
        return entries;
    }

    @PreDestroy
    void close() {
        commits.close();
    }
}
