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
                insert into ledger_entry (month, acceptance_no, seq, event, canonical, hash)
                select * from unnest(?::int[], ?::text[], ?::int[], ?::text[], ?::bytea[], ?::bytea[])
                """)
                .param(numbers(fresh, entry -> Chain.month(entry.chain())))
                .param(texts(fresh, Entry::chain))
                .param(numbers(fresh, Entry::seq))
                .param(texts(fresh, entry -> entry.act().event().name()))
                .param(bytes(fresh, Entry::canonical))
                .param(bytes(fresh, entry -> entry.hash().raw()))
                .update();
    }

    void keep(List<KeptMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into kept_message (month, acceptance_no, seq, body)
                select * from unnest(?::int[], ?::text[], ?::int[], ?::bytea[])
                """)
                .param(numbers(messages, message -> Chain.month(message.chain())))
                .param(texts(messages, KeptMessage::chain))
                .param(numbers(messages, KeptMessage::seq))
                .param(bytes(messages, KeptMessage::body))
                .update();
    }

    List<WrittenEntry> after(String chain, int seq, int most) {
        return jdbc.sql("""
                select acceptance_no, seq, event, canonical, hash from ledger_entry
                where month = ? and acceptance_no = ? and seq > ? order by seq limit ?
                """)
                .param(Chain.month(chain))
                .param(chain)
                .param(seq)
                .param(most)
                .query(LedgerEntries::written)
                .list();
    }

    List<WrittenEntry> after(Collection<Ledger.Position> positions) {
        return jdbc.sql("""
                select e.acceptance_no, e.seq, e.event, e.canonical, e.hash
                from unnest(?::int[], ?::text[], ?::int[]) as p (month, acceptance_no, seq)
                join ledger_entry e on e.month = p.month and e.acceptance_no = p.acceptance_no and e.seq > p.seq
                order by e.acceptance_no, e.seq
                """)
                .param(numbers(positions, position -> Chain.month(position.chain())))
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
