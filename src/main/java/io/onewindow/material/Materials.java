package io.onewindow.material;

import static io.onewindow.commit.Columns.numbers;
import static io.onewindow.commit.Columns.texts;

import io.onewindow.material.MaterialBook.Reader;
import io.onewindow.material.MaterialBook.Stored;
import io.onewindow.party.PartyId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables of documents and of who may open them.
@Repository
class Materials {

    record Readable(Stored stored, String acceptanceNo) {}

    private final JdbcClient jdbc;

    Materials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Stored stored, PartyId from) {
        jdbc.sql("""
                with kept as (
                    insert into material (sha256, size, media_type, stored_at) values (?, ?, ?, now()) on conflict do nothing)
                insert into material_reader (sha256, party, acceptance_no, no) values (?, ?, '', 0) on conflict do nothing
                """)
                .param(stored.sha256())
                .param(stored.size())
                .param(stored.mediaType())
                .param(stored.sha256())
                .param(from.value())
                .update();
    }

    // A department is being handed a handoff from its first claim on: its request may be on the queue before anything
    // says so. Another attempt than the first one means that there was such a claim.
    Optional<Readable> readable(String sha256, PartyId party) {
        return jdbc.sql("""
                select m.sha256, m.media_type, m.size, r.acceptance_no
                from material m join material_reader r on r.sha256 = m.sha256
                left join handoff h on h.acceptance_no = r.acceptance_no and h.no = r.no
                where m.sha256 = ? and r.party = ? and (r.no = 0 or h.lease_owner <> '' or h.attempt > 1)
                order by r.acceptance_no desc limit 1
                """)
                .param(sha256)
                .param(party.value())
                .query((row, index) ->
                        new Readable(new Stored(row.getString(1), row.getString(2), row.getLong(3)), row.getString(4)))
                .optional();
    }

    Map<String, Stored> brought(List<String> digests, PartyId window) {
        Map<String, Stored> brought = new HashMap<>();
        jdbc.sql("""
                select m.sha256, m.media_type, m.size from material m
                join material_reader r on r.sha256 = m.sha256 and r.party = ? and r.acceptance_no = ''
                where m.sha256 = any(?)
                """)
                .param(window.value())
                .param(digests.toArray(String[]::new))
                .query(row -> {
                    brought.put(row.getString(1), new Stored(row.getString(1), row.getString(2), row.getLong(3)));
                });
        return brought;
    }

    void share(List<Reader> readers) {
        jdbc.sql("""
                insert into material_reader (sha256, party, acceptance_no, no)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::int[]) on conflict do nothing
                """)
                .param(texts(readers, Reader::sha256))
                .param(texts(readers, reader -> reader.party().value()))
                .param(texts(readers, reader -> reader.handoff().acceptance().value()))
                .param(numbers(readers, reader -> reader.handoff().no()))
                .update();
    }
}
