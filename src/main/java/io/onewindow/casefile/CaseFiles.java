package io.onewindow.casefile;

import static io.onewindow.commit.Columns.bytes;
import static io.onewindow.commit.Columns.flags;
import static io.onewindow.commit.Columns.instants;
import static io.onewindow.commit.Columns.numbers;
import static io.onewindow.commit.Columns.texts;

import io.onewindow.canonical.Digest;
import io.onewindow.ledger.Chain;
import io.onewindow.party.PartyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables of cases and their records.
@Repository
class CaseFiles {

    private static final String COLUMNS = """
            acceptance_no, window_id, hall, counter, region, service_class, service_mode, theme, project_code,
            query_code, record_digest, accepted_at, status, outcome, open_handoffs, chain_seq, chain_hash,
            matters
            """;

    private final JdbcClient jdbc;

    CaseFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // The clock is read again for a row that another transaction changed while this one waited for its lock.
    CaseBook.Locked lock(Collection<AcceptanceNumber> numbers) {
        return locked(jdbc.sql("select " + COLUMNS + """
                , clock_timestamp() from case_file where acceptance_no = any(?) order by acceptance_no for update
                """).param(texts(numbers, AcceptanceNumber::value)));
    }

    CaseBook.Locked lockComplete(int most) {
        return locked(jdbc.sql("select " + COLUMNS + """
                , clock_timestamp() from case_file where complete_at is not null
                order by complete_at limit ? for update skip locked
                """).param(most));
    }

    private CaseBook.Locked locked(JdbcClient.StatementSpec statement) {
        List<Instant> times = new ArrayList<>();
        RowMapper<CaseFile> mapper = (row, number) -> {
            times.add(row.getObject(19, OffsetDateTime.class).toInstant());
            return file(row);
        };
        List<CaseFile> files = statement.query(mapper).list();
        return new CaseBook.Locked(files, times.stream().max(Instant::compareTo).orElse(Instant.EPOCH));
    }

    List<CaseFile> find(Collection<AcceptanceNumber> numbers) {
        return jdbc.sql("select " + COLUMNS + " from case_file where acceptance_no = any(?)")
                .param(texts(numbers, AcceptanceNumber::value))
                .query((row, index) -> file(row))
                .list();
    }

    Map<AcceptanceNumber, byte[]> records(Collection<AcceptanceNumber> numbers) {
        Map<AcceptanceNumber, byte[]> records = new HashMap<>();
        jdbc.sql("select acceptance_no, body from case_record where month = any(?) and acceptance_no = any(?)")
                .param(months(numbers))
                .param(texts(numbers, AcceptanceNumber::value))
                .query(row -> {
                    records.put(new AcceptanceNumber(row.getString(1)), row.getBytes(2));
                });
        return records;
    }

    private static Integer[] months(Collection<AcceptanceNumber> numbers) {
        return numbers.stream()
                .map(number -> Chain.month(number.value()))
                .distinct()
                .toArray(Integer[]::new);
    }

    void insert(List<CaseBook.Opening> openings) {
        List<CaseFile> files = openings.stream().map(CaseBook.Opening::file).toList();
        List<CaseIdentity> cases = files.stream().map(CaseFile::identity).toList();
        jdbc.sql("""
                insert into case_file (acceptance_no, window_id, hall, counter, region, service_class, service_mode, theme,
                    project_code, query_code, record_digest, accepted_at, status, outcome, open_handoffs, chain_seq,
                    chain_hash, matters, applicant_id, applicant_name)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::bytea[], ?::timestamptz[], ?::text[], ?::text[], ?::int[], ?::int[],
                    ?::bytea[], ?::int[], ?::text[], ?::text[])
                """)
                .param(texts(cases, one -> one.number().value()))
                .param(texts(cases, one -> one.window().value()))
                .param(texts(cases, CaseIdentity::hall))
                .param(texts(cases, CaseIdentity::counter))
                .param(texts(cases, CaseIdentity::region))
                .param(texts(cases, one -> one.serviceClass().name()))
                .param(texts(cases, CaseIdentity::serviceMode))
                .param(texts(cases, CaseIdentity::theme))
                .param(texts(cases, CaseIdentity::projectCode))
                .param(texts(cases, CaseIdentity::queryCode))
                .param(bytes(cases, one -> one.recordDigest().raw()))
                .param(instants(cases, CaseIdentity::acceptedAt))
                .param(texts(files, file -> file.status().name()))
                .param(texts(files, file -> file.outcome().name()))
                .param(numbers(files, CaseFile::openHandoffs))
                .param(numbers(files, file -> file.chain().seq()))
                .param(bytes(files, file -> file.chain().hash().raw()))
                .param(numbers(cases, CaseIdentity::matters))
                .param(texts(openings, CaseBook.Opening::applicantId))
                .param(texts(openings, CaseBook.Opening::applicantName))
                .update();
        jdbc.sql("""
                insert into case_record (month, acceptance_no, body) select * from unnest(?::int[], ?::text[], ?::bytea[])
                """)
                .param(numbers(cases, one -> Chain.month(one.number().value())))
                .param(texts(cases, one -> one.number().value()))
                .param(bytes(openings, CaseBook.Opening::bytes))
                .update();
    }

    void update(Collection<CaseFile> files) {
        jdbc.sql("""
                update case_file c set status = v.status, outcome = v.outcome, open_handoffs = v.open_handoffs,
                    chain_seq = v.chain_seq, chain_hash = v.chain_hash,
                    complete_at = case when v.complete then coalesce(c.complete_at, now()) end
                from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::bytea[], ?::bool[])
                    as v (acceptance_no, status, outcome, open_handoffs, chain_seq, chain_hash, complete)
                where c.acceptance_no = v.acceptance_no
                """)
                .param(texts(files, file -> file.number().value()))
                .param(texts(files, file -> file.status().name()))
                .param(texts(files, file -> file.outcome().name()))
                .param(numbers(files, CaseFile::openHandoffs))
                .param(numbers(files, file -> file.chain().seq()))
                .param(bytes(files, file -> file.chain().hash().raw()))
                .param(flags(files, CaseFile::awaitsResult))
                .update();
    }

    private static CaseFile file(ResultSet row) throws SQLException {
        CaseIdentity identity = new CaseIdentity(
                new AcceptanceNumber(row.getString(1)),
                new PartyId(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                ServiceClass.valueOf(row.getString(6)),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                Digest.ofRaw(row.getBytes(11)),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                row.getInt(18));
        Chain chain = new Chain(row.getString(1), row.getInt(16), Digest.ofRaw(row.getBytes(17)));
        return new CaseFile(
                identity,
                chain,
                CaseStatus.valueOf(row.getString(13)),
                Outcome.valueOf(row.getString(14)),
                row.getInt(15));
    }
}
