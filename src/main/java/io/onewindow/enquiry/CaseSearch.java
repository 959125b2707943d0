package io.onewindow.enquiry;

import io.onewindow.calendar.HolidayCalendar;
import io.onewindow.casefile.AcceptanceNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
        List<Page> pages = conditions(query.text()).stream()
                .map(condition -> page(query, condition))
                .toList();
        String found = pages.stream().map(Page::sql).collect(Collectors.joining(") union (", "(", ")"));
        List<Object> parameters =
                pages.stream().flatMap(page -> page.parameters().stream()).collect(Collectors.toList());
        parameters.add(query.limit() + 1);
        return jdbc.sql("select f.acceptance_no, f.accepted_at from (" + found
                        + ") as f order by f.accepted_at desc, f.acceptance_no desc limit ?")
                .params(parameters)
                .query((row, index) -> new Found(
                        new AcceptanceNumber(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /// One statement with its parameters.
    private record Page(String sql, List<Object> parameters) {}

    /// What a text may be, each with the index that finds it: one statement for all of them has none.
    private static List<Page> conditions(String text) {
        String number = text.split("-", 2)[0];
        if (text.isEmpty()) {
            return List.of(new Page("", List.of()));
        }
        if (AcceptanceNumber.hasForm(number)) {
            return List.of(new Page(" and c.acceptance_no = ?", List.of(number)));
        }
        String beginning = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return List.of(
                new Page(" and c.project_code <> '' and c.project_code = ?", List.of(text)),
                new Page(" and c.applicant_id = ?", List.of(text)),
                new Page(" and c.applicant_name like ?", List.of(beginning)));
    }

    private Page page(CaseQuery query, Page condition) {
        StringBuilder sql = new StringBuilder("select c.acceptance_no, c.accepted_at from case_file c");
        List<Object> parameters = new ArrayList<>();
        term(query, "department", sql, parameters);
        term(query, "matter", sql, parameters);
        sql.append(" where (c.accepted_at, c.acceptance_no) < (?, ?) and c.accepted_at >= ? and c.accepted_at < ?");
        parameters.addAll(
                List.of(at(query.after().acceptedAt()), query.after().number(), at(query.from()), at(query.to())));
        equal("c.window_id", query.window(), sql, parameters);
        equal("c.status", query.status(), sql, parameters);
        region(query.region(), sql, parameters);
        if (!query.projectCode().isEmpty()) {
            sql.append(" and c.project_code <> ''");
        }
        equal("c.project_code", query.projectCode(), sql, parameters);
        sql.append(condition.sql());
        parameters.addAll(condition.parameters());
        handoff(query, sql, parameters);
        sql.append(" order by %1$s.accepted_at desc, %1$s.acceptance_no desc limit ?".formatted(orderedBy(query)));
        parameters.add(query.limit() + 1);
        return new Page(sql.toString(), parameters);
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

    // A term is there once for each case, in the order of the page: the planner may begin with it or with the cases.
    // Two
    // equalities would look to it like hardly ever both true, hence `between`, which says the same.
    private static void term(CaseQuery query, String kind, StringBuilder sql, List<Object> parameters) {
        String value = kind.equals("matter") ? query.matter() : query.department();
        if (!value.isEmpty()) {
            sql.append(" join search_term %1$s on %1$s.acceptance_no = c.acceptance_no".formatted(kind))
                    .append(" and %1$s.accepted_at between c.accepted_at and c.accepted_at".formatted(kind))
                    .append(" and %1$s.term = ? and %1$s.accepted_at <= ? and %1$s.accepted_at >= ?".formatted(kind))
                    .append(" and %1$s.accepted_at < ?".formatted(kind));
            parameters.addAll(
                    List.of(kind + " " + value, at(query.after().acceptedAt()), at(query.from()), at(query.to())));
        }
    }

    private static String orderedBy(CaseQuery query) {
        return !query.matter().isEmpty() ? "matter" : query.department().isEmpty() ? "c" : "department";
    }

    // A case's number begins with its region.
    private static void region(String region, StringBuilder sql, List<Object> parameters) {
        if (!region.isEmpty()) {
            sql.append(" and c.acceptance_no >= ? and c.acceptance_no < ? and c.region = ?");
            parameters.addAll(List.of(region, region + ":", region));
        }
    }

    private void handoff(CaseQuery query, StringBuilder sql, List<Object> parameters) {
        boolean one = !query.department().isEmpty() && !query.matter().isEmpty();
        if (!one && !query.overdue()) {
            return;
        }
        sql.append(" and exists (select from handoff h where h.acceptance_no = c.acceptance_no");
        equal("h.department", query.department(), sql, parameters);
        equal("h.matter", query.matter(), sql, parameters);
        if (query.overdue()) {
            sql.append("""
                     and h.warned in (false, true) and h.promised_by < ? and h.open_corrections = 0 and not h.suspended
                        and not h.closed and h.status in ('QUEUED', 'DISPATCHED', 'RECEIVED', 'PARKED')
                    """);
            parameters.add(HolidayCalendar.dateOf(clock.instant()));
        }
        sql.append(')');
    }
}
