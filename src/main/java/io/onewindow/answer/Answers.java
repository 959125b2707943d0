package io.onewindow.answer;

import static io.onewindow.commit.Columns.bytes;
import static io.onewindow.commit.Columns.numbers;
import static io.onewindow.commit.Columns.texts;

import io.onewindow.canonical.Digest;
import io.onewindow.ledger.KeptMessage;
import io.onewindow.ledger.Ledger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The inbox: every answer that was taken, by its department and message id; the ledger keeps its bytes.
@Repository
class Answers {

    /// What makes an answer the same one.
    record Key(String department, String messageId) {
        static Key of(Answer answer) {
            return new Key(answer.actor().party().value(), answer.messageId());
        }
    }

    /// An answer with the ledger entry that it became.
    record Taken(Answer answer, int seq) {}

    private final JdbcClient jdbc;
    private final Ledger ledger;

    Answers(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /// The contents of those answers that were taken before.
    Map<Key, Digest> contents(Collection<Key> keys) {
        Map<Key, Digest> contents = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("""
                    select a.department, a.message_id, a.content
                    from unnest(?::text[], ?::text[]) as k (department, message_id)
                    join answer a on a.department = k.department and a.message_id = k.message_id
                    """)
                    .param(texts(keys, Key::department))
                    .param(texts(keys, Key::messageId))
                    .query(row -> {
                        Key key = new Key(row.getString(1), row.getString(2));
                        contents.put(key, Digest.ofRaw(row.getBytes(3)));
                    });
        }
        return contents;
    }

    /// @throws org.springframework.dao.DuplicateKeyException when another transaction took one of them just now
    void insert(List<Taken> taken) {
        if (taken.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into answer (department, message_id, acceptance_no, no, kind, content, seq)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::bytea[], ?::int[])
                """)
                .param(texts(taken, one -> one.answer().actor().party().value()))
                .param(texts(taken, one -> one.answer().messageId()))
                .param(texts(taken, one -> one.answer().handoff().acceptance().value()))
                .param(numbers(taken, one -> one.answer().handoff().no()))
                .param(texts(taken, one -> one.answer().said().kind().name()))
                .param(bytes(taken, one -> one.answer().content().raw()))
                .param(numbers(taken, Taken::seq))
                .update();
        ledger.keep(taken.stream()
                .map(one -> new KeptMessage(
                        one.answer().handoff().acceptance().value(),
                        one.seq(),
                        one.answer().body()))
                .toList());
    }
}
