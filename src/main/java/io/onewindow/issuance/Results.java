package io.onewindow.issuance;

import static io.onewindow.commit.Columns.bytes;
import static io.onewindow.commit.Columns.numbers;
import static io.onewindow.commit.Columns.texts;

import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.party.PartyId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables of results and of the certificates in them.
@Repository
class Results {

    /// A certificate of a case.
    ///
    /// @param issued whether it was handed over
    record Certificate(String number, int handoff, String type, boolean issued) {}

    record NewCertificate(AcceptanceNumber acceptance, int handoff, String number, String type) {}

    private final JdbcClient jdbc;

    Results(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<ResultDelivery> results, Duration lease) {
        jdbc.sql("""
                insert into result (acceptance_no, window_id, body, due_at)
                select *, now() + make_interval(secs => ?) from unnest(?::text[], ?::text[], ?::bytea[])
                """)
                .param(lease.toSeconds())
                .param(texts(results, one -> one.number().value()))
                .param(texts(results, one -> one.window().value()))
                .param(bytes(results, ResultDelivery::body))
                .update();
    }

    void insertCertificates(List<NewCertificate> certificates) {
        if (!certificates.isEmpty()) {
            jdbc.sql("""
                    insert into certificate (acceptance_no, no, number, type)
                    select * from unnest(?::text[], ?::int[], ?::text[], ?::text[])
                    """)
                    .param(texts(certificates, one -> one.acceptance().value()))
                    .param(numbers(certificates, NewCertificate::handoff))
                    .param(texts(certificates, NewCertificate::number))
                    .param(texts(certificates, NewCertificate::type))
                    .update();
        }
    }

    /// Ends every lease.
    void endLeases() {
        jdbc.sql("update result set due_at = now() where due_at > now()").update();
    }

    /// Leases results whose delivery is due: each was leased before, when it was made.
    List<ResultDelivery> claim(int most, Duration lease) {
        return jdbc.sql("""
                with picked as materialized (
                    select acceptance_no from result where due_at is not null and due_at <= now()
                    order by due_at limit ? for update skip locked)
                update result r set due_at = now() + make_interval(secs => ?)
                from picked where r.acceptance_no = picked.acceptance_no
                returning r.acceptance_no, r.window_id, r.body
                """)
                .param(most)
                .param(lease.toSeconds())
                .query((row, index) -> new ResultDelivery(
                        new AcceptanceNumber(row.getString(1)), new PartyId(row.getString(2)), row.getBytes(3), true))
                .list();
    }

    /// @return those that were not marked as delivered before
    Set<AcceptanceNumber> delivered(Collection<AcceptanceNumber> numbers) {
        return new HashSet<>(jdbc.sql("""
                update result set due_at = null where acceptance_no = any(?) and due_at is not null returning acceptance_no
                """)
                .param(texts(numbers, AcceptanceNumber::value))
                .query((row, index) -> new AcceptanceNumber(row.getString(1)))
                .list());
    }

    void delay(Collection<AcceptanceNumber> numbers, Duration wait) {
        jdbc.sql("""
                update result set due_at = now() + make_interval(secs => ?)
                where acceptance_no = any(?) and due_at is not null
                """)
                .param(wait.toSeconds())
                .param(texts(numbers, AcceptanceNumber::value))
                .update();
    }

    Optional<byte[]> find(AcceptanceNumber number) {
        return jdbc.sql("select body from result where acceptance_no = ?")
                .param(number.value())
                .query((row, index) -> row.getBytes(1))
                .optional();
    }

    List<Certificate> certificates(AcceptanceNumber number) {
        return jdbc.sql("""
                select number, no, type, issued_at is not null from certificate where acceptance_no = ? order by no
                """)
                .param(number.value())
                .query((row, index) ->
                        new Certificate(row.getString(1), row.getInt(2), row.getString(3), row.getBoolean(4)))
                .list();
    }

    void issue(AcceptanceNumber number, List<Certificate> certificates) {
        jdbc.sql("""
                update certificate set issued_at = now()
                where acceptance_no = ? and no = any(?) and issued_at is null
                """)
                .param(number.value())
                .param(numbers(certificates, Certificate::handoff))
                .update();
    }
}
