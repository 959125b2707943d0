package io.onewindow.enquiry;

import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.casefile.AcceptanceNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds cases, newest first, page by page.
@Repository
class CaseSearch {

    /// A found case.
    record Found(AcceptanceNumber number, Instant acceptedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// At most one case more than the page holds, so that it shows whether another page follows.
    List<Found> find(CaseQuery query) {
        StringBuilder sql = new StringBuilder("""
                select c.acceptance_no, c.accepted_at from case_file c
                where (c.accepted_at, c.acceptance_no) < (?, ?) and c.accepted_at >= ? and c.accepted_at < ?
                """);
        List<Object> parameters = new ArrayList<>(
                List.of(at(query.after().acceptedAt()), query.after().number(), at(query.from()), at(query.to())));
        equal("c.window_id", query.window(), sql, parameters);
        equal("c.status", query.status(), sql, parameters);
        equal("c.region", query.region(), sql, parameters);
        equal("c.project_code", query.projectCode(), sql, parameters);
        text(query.text(), sql, parameters);
        handoff(query, sql, parameters);
        sql.append(" order by c.accepted_at desc, c.acceptance_no desc limit ?");
        parameters.add(query.limit() + 1);
        return jdbc.sql(sql.toString())
                .params(parameters)
                .query((row, index) -> new Found(
                        new AcceptanceNumber(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void equal(String column, String value, StringBuilder sql, List<Object> parameters) {
        if (!value.isEmpty()) {
            sql.append(" and ").append(column).append(" = ?");
            parameters.add(value);
        }
    }

    private static void text(String text, StringBuilder sql, List<Object> parameters) {
        if (text.isEmpty()) {
            return;
        }
        sql.append("""
                 and (c.acceptance_no = ? or c.acceptance_no = split_part(?, '-', 1) or c.project_code = ?
                    or c.applicant_id = ? or c.applicant_name like ?)
                """);
        String beginning = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        parameters.addAll(List.of(text, text, text, text, beginning));
    }

    private void handoff(CaseQuery query, StringBuilder sql, List<Object> parameters) {
        if (query.department().isEmpty() && query.matter().isEmpty() && !query.overdue()) {
            return;
        }
        sql.append(" and exists (select from handoff h where h.acceptance_no = c.acceptance_no");
        equal("h.department", query.department(), sql, parameters);
        equal("h.matter", query.matter(), sql, parameters);
        if (query.overdue()) {
            sql.append("""
                     and h.promised_by < ? and h.open_corrections = 0 and not h.suspended
                        and h.status in ('QUEUED', 'DISPATCHED', 'RECEIVED', 'PARKED')
                    """);
            parameters.add(HolidayCalendar.dateOf(clock.instant()));
        }
        sql.append(')');
    }
}
