package io.onewindow.handoff;

import static io.onewindow.commit.Columns.bytes;
import static io.onewindow.commit.Columns.instants;
import static io.onewindow.commit.Columns.numbers;
import static io.onewindow.commit.Columns.texts;

import io.onewindow.canonical.Digest;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/// What departments asked applicants for (补正), and whether it was handed in.
@Repository
public class Corrections {

    /// What a department asks for.
    ///
    /// @param materials the materials, as the department named them
    /// @param dueBy     until when; `LocalDate.MAX` when the department set no date
    public record Asked(JsonNode materials, LocalDate dueBy) {}

    /// A correction of a case.
    ///
    /// @param handoff  whose
    /// @param number   its number in the handoff
    /// @param asked    what for
    /// @param open     whether it still waits for the applicant
    /// @param body     digest of what was handed in; zero where nothing was
    public record Correction(HandoffNumber handoff, int number, Asked asked, boolean open, Digest body) {

        /// The number on the wire.
        public String correctionNo() {
            return handoff.correction(number);
        }
    }

    record New(HandoffNumber handoff, int number, Asked asked, Instant at) {}

    record HandedIn(HandoffNumber handoff, int number, Digest body) {}

    private final JdbcClient jdbc;

    Corrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Every correction of a case, in order.
    public List<Correction> of(AcceptanceNumber number) {
        return jdbc.sql("""
                select acceptance_no, no, correction, asked, due_by, state, body_digest
                from correction where acceptance_no = ? order by no, correction
                """)
                .param(number.value())
                .query(Corrections::correction)
                .list();
    }

    void insert(List<New> corrections) {
        if (corrections.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into correction (acceptance_no, no, correction, asked_at, asked, due_by, state)
                select acceptance_no, no, correction, asked_at, asked, nullif(due_by, '')::date, 'OPEN'
                from unnest(?::text[], ?::int[], ?::int[], ?::timestamptz[], ?::bytea[], ?::text[])
                    as v (acceptance_no, no, correction, asked_at, asked, due_by)
                """)
                .param(texts(corrections, one -> one.handoff().acceptance().value()))
                .param(numbers(corrections, one -> one.handoff().no()))
                .param(numbers(corrections, New::number))
                .param(instants(corrections, New::at))
                .param(bytes(corrections, one -> Json.bytes(one.asked().materials())))
                .param(texts(corrections, one -> written(one.asked().dueBy())))
                .update();
    }

    private static String written(LocalDate dueBy) {
        return dueBy.equals(LocalDate.MAX) ? "" : dueBy.toString();
    }

    void handedIn(List<HandedIn> corrections) {
        for (HandedIn correction : corrections) {
            jdbc.sql("""
                    update correction set state = 'HANDED_IN', body_digest = ?
                    where acceptance_no = ? and no = ? and correction = ?
                    """)
                    .param(correction.body().raw())
                    .param(correction.handoff().acceptance().value())
                    .param(correction.handoff().no())
                    .param(correction.number())
                    .update();
        }
    }

    private static Correction correction(ResultSet row, int index) throws SQLException {
        HandoffNumber handoff = new HandoffNumber(new AcceptanceNumber(row.getString(1)), row.getInt(2));
        LocalDate dueBy = Optional.ofNullable(row.getObject(5, LocalDate.class)).orElse(LocalDate.MAX);
        Digest body = Optional.ofNullable(row.getBytes(7)).map(Digest::ofRaw).orElse(Digest.ZERO);
        return new Correction(
                handoff,
                row.getInt(3),
                new Asked(Json.tree(row.getBytes(4)), dueBy),
                row.getString(6).equals("OPEN"),
                body);
    }
}
