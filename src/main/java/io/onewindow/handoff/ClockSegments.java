package io.onewindow.handoff;

import static io.onewindow.commit.Columns.instants;
import static io.onewindow.commit.Columns.numbers;
import static io.onewindow.commit.Columns.texts;

import io.onewindow.calendar.Segment;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The append-only table of what stopped, resumed and extended the clocks of handoffs.
@Repository
class ClockSegments {

    private record Row(String kind, LocalDate on, int days, String why, String legalBasis, String approver) {}

    private final JdbcClient jdbc;

    ClockSegments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<HandoffNumber, List<Segment>> of(Collection<AcceptanceNumber> numbers) {
        Map<HandoffNumber, List<Segment>> segments = new HashMap<>();
        jdbc.sql("""
                select acceptance_no, no, kind, effective_on, entered_at, days, why, legal_basis, approver
                from clock_segment where acceptance_no = any(?) order by acceptance_no, no, segment
                """).param(texts(numbers, AcceptanceNumber::value)).query(row -> {
            HandoffNumber handoff = new HandoffNumber(new AcceptanceNumber(row.getString(1)), row.getInt(2));
            segments.computeIfAbsent(handoff, unused -> new ArrayList<>()).add(segment(row));
        });
        return segments;
    }

    private static Segment segment(ResultSet row) throws SQLException {
        LocalDate on = row.getObject(4, LocalDate.class);
        Instant entered = row.getObject(5, OffsetDateTime.class).toInstant();
        return switch (row.getString(3)) {
            case "STOPPED" -> new Segment.Stopped(on, row.getString(7), row.getString(8), row.getString(9), entered);
            case "RESUMED" -> new Segment.Resumed(on, entered);
            default -> new Segment.Extended(row.getInt(6), row.getString(9), row.getString(7), entered);
        };
    }

    void insert(List<CaseClocks.NewSegment> segments) {
        if (segments.isEmpty()) {
            return;
        }
        List<Row> rows = segments.stream().map(one -> row(one.segment())).toList();
        jdbc.sql("""
                insert into clock_segment
                    (acceptance_no, no, segment, entered_at, kind, effective_on, days, why, legal_basis, approver)
                select * from unnest(?::text[], ?::int[], ?::int[], ?::timestamptz[], ?::text[], ?::date[], ?::int[],
                    ?::text[], ?::text[], ?::text[])
                """)
                .param(texts(segments, one -> one.handoff().acceptance().value()))
                .param(numbers(segments, one -> one.handoff().no()))
                .param(numbers(segments, CaseClocks.NewSegment::number))
                .param(instants(segments, one -> one.segment().enteredAt()))
                .param(texts(rows, Row::kind))
                .param(texts(rows, row -> row.on().toString()))
                .param(numbers(rows, Row::days))
                .param(texts(rows, Row::why))
                .param(texts(rows, Row::legalBasis))
                .param(texts(rows, Row::approver))
                .update();
    }

    private static Row row(Segment segment) {
        return switch (segment) {
            case Segment.Stopped stop ->
                new Row("STOPPED", stop.effectiveOn(), 0, stop.why(), stop.legalBasis(), stop.approver());
            case Segment.Resumed resume -> new Row("RESUMED", resume.effectiveOn(), 0, "", "", "");
            case Segment.Extended extended ->
                new Row(
                        "EXTENDED",
                        extended.effectiveOn(),
                        extended.days(),
                        extended.reason(),
                        "",
                        extended.approver());
        };
    }
}
