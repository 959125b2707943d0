package io.onewindow.handoff;

import static io.onewindow.commit.Columns.bytes;
import static io.onewindow.commit.Columns.flags;
import static io.onewindow.commit.Columns.instants;
import static io.onewindow.commit.Columns.numbers;
import static io.onewindow.commit.Columns.texts;

import io.onewindow.calendar.Deadlines;
import io.onewindow.calendar.TimeLimits;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.casefile.ServiceClass;
import io.onewindow.catalogue.MatterCode;
import io.onewindow.party.PartyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of handoffs; the row of a queued one is its own outbox row.
@Repository
class Handoffs {

    private static final String COLUMNS = """
            acceptance_no, no, matter, department, service_class, needs, promised_days, statutory_days, status, reason,
            clock_start, promised_by, statutory_by, provisional, attempt, failures, due_at, lease_owner, warned, suspended,
            segments, corrections, open_corrections, decision
            """;

    private static final String STATE_ARRAYS = """
            ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bool[], ?::int[], ?::int[],
            ?::timestamptz[], ?::text[], ?::bool[], ?::bool[], ?::int[], ?::int[], ?::int[], ?::bytea[]
            """;
    private static final String STATE_NAMES = """
            acceptance_no, no, status, reason, clock_start, promised_by, statutory_by, provisional, attempt, failures,
            due_at, lease_owner, warned, suspended, segments, corrections, open_corrections, decision
            """;

    /// A claimed handoff.
    ///
    /// @param again whether it was claimed before, so that its department may have it already
    record Leased(HandoffNumber number, boolean again) {}

    private final JdbcClient jdbc;

    Handoffs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Handoff> of(Collection<AcceptanceNumber> numbers) {
        return jdbc.sql("select " + COLUMNS + " from handoff where acceptance_no = any(?) order by acceptance_no, no")
                .param(texts(numbers, AcceptanceNumber::value))
                .query(Handoffs::handoff)
                .list();
    }

    /// Ends every lease.
    void endLeases() {
        // One for each index of waiting handoffs.
        for (String classes : List.of("= 'NORMAL'", "<> 'NORMAL'")) {
            jdbc.sql("update handoff set due_at = now() where due_at > now() and lease_owner <> '' and service_class "
                            + classes)
                    .update();
        }
    }

    /// Leases what is due: at most half of it raised, so that a normal handoff always has its place.
    List<Leased> claim(String owner, int most, long leaseSeconds) {
        return jdbc.sql("""
                with raised as materialized (
                    select acceptance_no, no, lease_owner from handoff
                    where due_at is not null and service_class <> 'NORMAL' and due_at <= now()
                    order by due_at limit ? for update skip locked),
                normal as materialized (
                    select acceptance_no, no, lease_owner from handoff
                    where due_at is not null and service_class = 'NORMAL' and due_at <= now()
                    order by due_at limit ? for update skip locked),
                picked as (select * from raised union all select * from normal)
                update handoff h set lease_owner = ?, due_at = now() + make_interval(secs => ?)
                from picked where h.acceptance_no = picked.acceptance_no and h.no = picked.no
                returning h.acceptance_no, h.no, picked.lease_owner <> ''
                """)
                .param(most / 2)
                .param(most - most / 2)
                .param(owner)
                .param(leaseSeconds)
                .query((row, index) -> new Leased(
                        new HandoffNumber(new AcceptanceNumber(row.getString(1)), row.getInt(2)), row.getBoolean(3)))
                .list();
    }

    /// Leases promises that were broken in the last days and that nobody was told of.
    List<HandoffNumber> brokenPromises(LocalDate from, LocalDate before, int most) {
        return jdbc.sql("""
                select acceptance_no, no from handoff
                where promised_by >= ? and promised_by < ? and not warned and not closed and open_corrections = 0
                    and not suspended and status in ('DISPATCHED', 'RECEIVED', 'PARKED')
                order by promised_by limit ?
                """)
                .param(from)
                .param(before)
                .param(most)
                .query((row, index) -> new HandoffNumber(new AcceptanceNumber(row.getString(1)), row.getInt(2)))
                .list();
    }

    List<Handoff> parked(int most) {
        return jdbc.sql("select " + COLUMNS + " from handoff where parked_at is not null order by parked_at limit ?")
                .param(most)
                .query(Handoffs::handoff)
                .list();
    }

    void insert(List<Handoff> handoffs) {
        if (handoffs.isEmpty()) {
            return;
        }
        List<Handoff.Terms> terms = handoffs.stream().map(Handoff::terms).toList();
        withStates(jdbc.sql("""
                with stored as (insert into handoff (acceptance_no, no, matter, department, service_class, needs, promised_days,
                    statutory_days, status, reason, clock_start, promised_by, statutory_by, provisional, attempt, failures,
                    due_at, lease_owner, warned, suspended, segments, corrections, open_corrections, decision)
                select v.acceptance_no, v.no, v.matter, v.department, v.service_class, v.needs, v.promised_days,
                    v.statutory_days, v.status, v.reason, nullif(v.clock_start, '')::date, nullif(v.promised_by, '')::date,
                    nullif(v.statutory_by, '')::date, v.provisional, v.attempt, v.failures,
                    case v.status when 'QUEUED' then v.due_at end, v.lease_owner, v.warned, v.suspended, v.segments,
                    v.corrections, v.open_corrections, v.decision
                from unnest(""" + STATE_ARRAYS + """
                    , ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[]) as v (""" + STATE_NAMES + """
                    , matter, department, service_class, needs, promised_days, statutory_days)
                    returning acceptance_no, matter, department)
                insert into search_term (term, accepted_at, acceptance_no)
                select t.term, c.accepted_at, s.acceptance_no from stored s
                    join case_file c on c.acceptance_no = s.acceptance_no
                    cross join lateral (values ('matter ' || s.matter), ('department ' || s.department)) as t (term)
                on conflict do nothing
                """), handoffs)
                .param(texts(terms, one -> one.matter().value()))
                .param(texts(terms, one -> one.department().value()))
                .param(texts(terms, one -> one.serviceClass().name()))
                .param(texts(terms, one -> joined(one.needs())))
                .param(numbers(terms, one -> one.limits().promised().workingDays()))
                .param(numbers(terms, one -> one.limits().statutory().workingDays()))
                .update();
    }

    void update(List<Handoff> handoffs) {
        if (handoffs.isEmpty()) {
            return;
        }
        withStates(jdbc.sql("""
                update handoff h set status = v.status, reason = v.reason, clock_start = nullif(v.clock_start, '')::date,
                    promised_by = nullif(v.promised_by, '')::date, statutory_by = nullif(v.statutory_by, '')::date,
                    provisional = v.provisional, attempt = v.attempt, failures = v.failures,
                    due_at = case v.status when 'QUEUED' then v.due_at end, lease_owner = v.lease_owner,
                    parked_at = case v.status when 'PARKED' then coalesce(h.parked_at, now()) end, warned = v.warned,
                    suspended = v.suspended, segments = v.segments, corrections = v.corrections,
                    open_corrections = v.open_corrections, decision = v.decision
                from unnest(""" + STATE_ARRAYS + ") as v (" + STATE_NAMES + """
                    ) where h.acceptance_no = v.acceptance_no and h.no = v.no
                """), handoffs)
                .update();
    }

    private static JdbcClient.StatementSpec withStates(JdbcClient.StatementSpec statement, List<Handoff> handoffs) {
        List<Handoff.State> states = handoffs.stream().map(Handoff::state).toList();
        return statement
                .param(texts(handoffs, one -> one.number().acceptance().value()))
                .param(numbers(handoffs, one -> one.number().no()))
                .param(texts(states, state -> state.standing().status().name()))
                .param(texts(states, state -> state.standing().reason()))
                .param(texts(states, state -> date(state, Deadlines.Running::start)))
                .param(texts(states, state -> date(state, Deadlines.Running::promisedBy)))
                .param(texts(states, state -> date(state, Deadlines.Running::statutoryBy)))
                .param(flags(
                        states, state -> state.deadlines() instanceof Deadlines.Running dates && dates.provisional()))
                .param(numbers(states, state -> state.passing().attempt()))
                .param(numbers(states, state -> state.passing().failures()))
                .param(instants(states, state -> state.passing().dueAt()))
                .param(texts(states, state -> state.passing().leaseOwner()))
                .param(flags(states, Handoff.State::warned))
                .param(flags(states, state -> state.stops().suspended()))
                .param(numbers(states, Handoff.State::segments))
                .param(numbers(states, state -> state.stops().corrections()))
                .param(numbers(states, state -> state.stops().openCorrections()))
                .param(bytes(states, state -> state.decision().stored()));
    }

    private static String date(Handoff.State state, Function<Deadlines.Running, LocalDate> which) {
        return state.deadlines() instanceof Deadlines.Running dates
                ? which.apply(dates).toString()
                : "";
    }

    private static String joined(List<MatterCode> codes) {
        return String.join(" ", codes.stream().map(MatterCode::value).toList());
    }

    private static List<MatterCode> parted(String codes) {
        return codes.isEmpty()
                ? List.of()
                : Arrays.stream(codes.split(" ")).map(MatterCode::new).toList();
    }

    private static Handoff handoff(ResultSet row, int index) throws SQLException {
        Handoff.Terms terms = new Handoff.Terms(
                new HandoffNumber(new AcceptanceNumber(row.getString(1)), row.getInt(2)),
                new MatterCode(row.getString(3)),
                new PartyId(row.getString(4)),
                ServiceClass.valueOf(row.getString(5)),
                parted(row.getString(6)),
                TimeLimits.ofDays(row.getInt(7), row.getInt(8)));
        Instant due = Optional.ofNullable(row.getObject(17, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.EPOCH);
        Handoff.State stored = new Handoff.State(
                new Handoff.Standing(HandoffStatus.valueOf(row.getString(9)), row.getString(10)),
                new Handoff.Passing(row.getInt(15), row.getInt(16), due, row.getString(18)),
                deadlines(row),
                row.getInt(21),
                new Handoff.Stops(row.getBoolean(20), row.getInt(22), row.getInt(23)),
                row.getBoolean(19),
                Decision.ofStored(Optional.ofNullable(row.getBytes(24)).orElse(new byte[0])));
        return new Handoff(terms, stored);
    }

    private static Deadlines deadlines(ResultSet row) throws SQLException {
        Optional<LocalDate> start = Optional.ofNullable(row.getObject(11, LocalDate.class));
        return start.isEmpty()
                ? new Deadlines.NotRunning()
                : new Deadlines.Running(
                        start.get(),
                        row.getObject(12, LocalDate.class),
                        row.getObject(13, LocalDate.class),
                        row.getBoolean(14));
    }
}
