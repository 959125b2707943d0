package io.onewindow.ledger;

import static io.onewindow.commit.Columns.bytes;
import static io.onewindow.commit.Columns.numbers;
import static io.onewindow.commit.Columns.texts;

import io.onewindow.canonical.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables of entries and of the messages kept beside them.
@Repository
class LedgerEntries {

    private final JdbcClient jdbc;

    LedgerEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<Entry> fresh) {
        jdbc.sql("""
                insert into ledger_entry (acceptance_no, seq, event, canonical, hash)
                select * from unnest(?::text[], ?::int[], ?::text[], ?::bytea[], ?::bytea[])
                """)
                .param(texts(fresh, Entry::chain))
                .param(numbers(fresh, Entry::seq))
                .param(texts(fresh, entry -> entry.act().event().name()))
                .param(bytes(fresh, Entry::canonical))
                .param(bytes(fresh, entry -> entry.hash().raw()))
                .update();
    }

    void keep(List<Entry> withContent) {
        if (withContent.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into kept_message (acceptance_no, seq, body)
                select * from unnest(?::text[], ?::int[], ?::bytea[])
                """)
                .param(texts(withContent, Entry::chain))
                .param(numbers(withContent, Entry::seq))
                .param(bytes(withContent, entry -> entry.act().content().bytes()))
                .update();
    }

    List<WrittenEntry> after(String chain, int seq, int most) {
        return jdbc.sql("""
                select acceptance_no, seq, event, canonical, hash from ledger_entry
                where acceptance_no = ? and seq > ? order by seq limit ?
                """)
                .param(chain)
                .param(seq)
                .param(most)
                .query(LedgerEntries::written)
                .list();
    }

    List<WrittenEntry> after(Collection<Ledger.Position> positions) {
        return jdbc.sql("""
                select e.acceptance_no, e.seq, e.event, e.canonical, e.hash
                from unnest(?::text[], ?::int[]) as p (acceptance_no, seq)
                join ledger_entry e on e.acceptance_no = p.acceptance_no and e.seq > p.seq
                order by e.acceptance_no, e.seq
                """)
                .param(texts(positions, Ledger.Position::chain))
                .param(numbers(positions, Ledger.Position::seq))
                .query(LedgerEntries::written)
                .list();
    }

    private static WrittenEntry written(ResultSet row, int number) throws SQLException {
        return new WrittenEntry(
                row.getString(1),
                row.getInt(2),
                Event.valueOf(row.getString(3)),
                row.getBytes(4),
                Digest.ofRaw(row.getBytes(5)));
    }
}
