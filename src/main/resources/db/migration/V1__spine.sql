-- The spine: cases, handoffs, answers, results, the ledger. Rows of one case share its acceptance number, so that cases
-- can later be spread over several databases by it.
-- Columns that change on every answer stand in no index, so that PostgreSQL updates those rows in place (HOT). An index
-- that finds open work holds nothing else, so that it stays as small as that work.
-- What is only ever appended and read by its number lies in one part for each month of acceptance, which the number
-- tells; `make_month_parts` makes them ahead. Month 0 is that of chains that belong to no case.

-- Numbers are taken in blocks; a block that a stopped hub did not use up is a gap.
create sequence acceptance_number increment by 100;

-- An application's key, for as long as its case lives.
create table idempotency_key (
    party           text  not null,
    key             text  not null,
    body_digest     bytea not null,
    acceptance_no   text  not null,
    primary key (party, key)
);

create table case_file (
    acceptance_no   text        primary key,
    window_id       text        not null,
    hall            text        not null,
    counter         text        not null,
    region          text        not null,
    service_class   text        not null,
    service_mode    text        not null,
    theme           text        not null,
    project_code    text        not null,
    applicant_id    text        not null,
    applicant_name  text        not null,
    query_code      text        not null,
    record_digest   bytea       not null,
    accepted_at     timestamptz not null,
    matters         int         not null,
    status          text        not null,
    outcome         text        not null,
    open_handoffs   int         not null,
    chain_seq       int         not null,
    chain_hash      bytea       not null,
    -- set while every handoff is closed and no result stands yet
    complete_at     timestamptz
) with (fillfactor = 80);
-- Each ends as a search is ordered, so that a page costs what it shows.
create index case_file_recent on case_file (accepted_at, acceptance_no);
create index case_file_of_window on case_file (window_id, accepted_at, acceptance_no);
create index case_file_of_status on case_file (status, accepted_at, acceptance_no);
create index case_file_applicant on case_file (applicant_id, accepted_at, acceptance_no);
create index case_file_applicant_name on case_file (applicant_name text_pattern_ops, accepted_at, acceptance_no);
create index case_file_project on case_file (project_code, accepted_at, acceptance_no) where project_code <> '';
create index case_file_complete on case_file (complete_at) where complete_at is not null;

-- The matters and departments of cases, to search by: appended, so that the changes of a handoff touch no index of it.
create table search_term (
    term            text        not null,
    accepted_at     timestamptz not null,
    acceptance_no   text        not null,
    primary key (term, accepted_at, acceptance_no)
);

-- The acceptance record: the bytes as the window sent them.
create table case_record (
    month           int   not null,
    acceptance_no   text  not null,
    body            bytea not null,
    primary key (acceptance_no, month)
) partition by list (month);

create table handoff (
    acceptance_no   text        not null,
    no              int    not null,
    matter          text        not null,
    department      text        not null,
    service_class   text        not null,
    status          text        not null,
    -- why it is HELD or PARKED
    reason          text        not null,
    -- matters of the same case that have to be approved first
    needs           text        not null,
    promised_days   int    not null,
    statutory_days  int    not null,
    clock_start     date,
    promised_by     date,
    statutory_by    date,
    provisional     boolean     not null,
    attempt         int    not null,
    failures        int    not null,
    -- the handoff is its own outbox row: set while it waits to be passed on; a claim moves it by the lease
    due_at          timestamptz,
    -- who claimed it last; empty before anybody did
    lease_owner     text        not null,
    parked_at       timestamptz,
    warned          boolean     not null,
    suspended       boolean     not null,
    segments        int    not null,
    corrections     int    not null,
    open_corrections int   not null,
    -- the decision, as it goes into the result
    decision        bytea,
    closed          boolean     not null
        generated always as (status in ('APPROVED', 'REJECTED', 'TRANSFERRED', 'CANCELLED')) stored,
    primary key (acceptance_no, no)
) with (fillfactor = 75);
create index handoff_due on handoff (due_at) where due_at is not null and service_class = 'NORMAL';
create index handoff_due_raised on handoff (due_at) where due_at is not null and service_class <> 'NORMAL';
create index handoff_parked on handoff (parked_at) where parked_at is not null;
-- by `closed`, which changes once, and not by `status`, which changes with every answer
create index handoff_promised on handoff (warned, promised_by)
    where not closed and not suspended and open_corrections = 0;

-- What stopped, resumed or extended the clock of a handoff.
create table clock_segment (
    acceptance_no   text        not null,
    no              int    not null,
    segment         int    not null,
    kind            text        not null,
    effective_on    date        not null,
    entered_at      timestamptz not null,
    days            int    not null,
    why             text        not null,
    legal_basis     text        not null,
    approver        text        not null,
    primary key (acceptance_no, no, segment)
);

create table correction (
    acceptance_no   text        not null,
    no              int    not null,
    correction      int    not null,
    asked_at        timestamptz not null,
    -- the materials asked for, as the department named them
    asked           bytea       not null,
    due_by          date,
    state           text        not null,
    body_digest     bytea,
    primary key (acceptance_no, no, correction)
);

-- Inbox: each answer once.
create table answer (
    department      text        not null,
    message_id      text        not null,
    acceptance_no   text        not null,
    no              int    not null,
    kind            text        not null,
    -- the digest of the canonical form of its body, which `kept_message` has
    content         bytea       not null,
    seq             int         not null,
    primary key (department, message_id)
);

-- Answers that could not be taken: kept, counted, at most 64 KiB of each.
create table refused_answer (
    id              bigint      generated always as identity primary key,
    department      text        not null,
    digest          bytea       not null,
    code            text        not null,
    reason          text        not null,
    handoff_no      text        not null,
    size            bigint      not null,
    body            bytea       not null,
    first_seen      timestamptz not null,
    last_seen       timestamptz not null,
    times           int         not null,
    unique (department, handoff_no, digest, code)
);

-- Everything else that leaves: notices to windows, what a department has to know of a handoff after its request.
create table outbox (
    id              bigint      generated always as identity primary key,
    party           text        not null,
    channel         text        not null,
    type            text        not null,
    handoff_no      text        not null,
    acceptance_no   text        not null,
    priority        int         not null,
    body            bytea       not null,
    -- a claim moves it by the lease, a failure by the wait before the next try
    due_at          timestamptz not null,
    failures        int         not null default 0
);
-- in the order of a claim, so that many that fell due at once are not sorted for each
create index outbox_due on outbox (due_at, id);

create table result (
    acceptance_no   text        primary key,
    window_id       text        not null,
    body            bytea       not null,
    -- set until the window's queue has it; a claim moves it by the lease
    due_at          timestamptz
);
create index result_due on result (due_at) where due_at is not null;

create table certificate (
    acceptance_no   text        not null,
    no              int         not null,
    number          text        not null,
    type            text        not null,
    issued_at       timestamptz,
    primary key (acceptance_no, no)
);

create table ledger_entry (
    month           int   not null,
    acceptance_no   text  not null,
    seq             int   not null,
    event           text  not null,
    -- the RFC 8785 bytes that were hashed; never made again
    canonical       bytea not null,
    hash            bytea not null,
    primary key (acceptance_no, seq, month)
) partition by list (month);
create table ledger_entry_administration partition of ledger_entry for values in (0);

-- What an entry's content digest is of, where nothing else keeps it.
create table kept_message (
    month           int   not null,
    acceptance_no   text  not null,
    seq             int   not null,
    body            bytea not null,
    primary key (acceptance_no, seq, month)
) partition by list (month);
create table kept_message_administration partition of kept_message for values in (0);

-- The end of the administration's chain; one row, its lock orders the appends.
create table administration_chain (
    name            text  primary key,
    seq             int   not null,
    hash            bytea not null
);
insert into administration_chain (name, seq, hash) values ('administration', 0, decode(repeat('00', 32), 'hex'));

create table material (
    sha256          text        primary key,
    size            bigint      not null,
    media_type      text        not null,
    stored_at       timestamptz not null
);

-- Who may open a material: whoever brought it (no case, handoff 0), and a department once it is handed it with a handoff.
create table material_reader (
    sha256          text not null,
    party           text not null,
    acceptance_no   text not null,
    no              int  not null,
    primary key (sha256, party, acceptance_no, no)
);

-- Messages that the broker gave up.
create table dead_message (
    id              bigint      generated always as identity primary key,
    -- what the broker knows it by: it is delivered again to a hub that died before it acknowledged
    broker_id       text        not null unique,
    queue           text        not null,
    handoff_no      text        not null,
    reason          text        not null,
    body            bytea       not null,
    size            bigint      not null,
    died_at         timestamptz not null,
    retried_at      timestamptz
);
create index dead_message_open on dead_message (died_at) where retried_at is null;
create index dead_message_handoff on dead_message (handoff_no) where retried_at is null;

-- What a month has no part for is kept all the same.
create table ledger_entry_rest partition of ledger_entry default;
create table case_record_rest partition of case_record default;
create table kept_message_rest partition of kept_message default;

-- Queues and rows that change often are swept when a little of them is dead, not when a share of all that ever was is.
alter table handoff set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.02);
alter table case_file set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table result set (autovacuum_vacuum_scale_factor = 0.02);
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table administration_chain set (fillfactor = 10, autovacuum_vacuum_scale_factor = 0);
-- Among a thousand matters those that are rarely applied for have to be known as such.
alter table search_term alter column term set statistics 1000;

-- Entries are appended, nothing else: not by the hub's user, and not by a slip of the owner either.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the table % is append-only', tg_table_name;
end $$;
create trigger ledger_entry_is_append_only before update or delete or truncate on ledger_entry
    for each statement execute function refuse_change();
create trigger case_record_is_append_only before update or truncate on case_record
    for each statement execute function refuse_change();

-- A part is worked in through its table alone: the hub's user has no right to it, and a statement that names it meets the
-- same refusal as one that names the table.
create function protect_part(parent text, part text) returns void language plpgsql as $$
begin
    if parent = 'ledger_entry' then
        execute format('create trigger ledger_entry_is_append_only before update or delete or truncate on %I '
            'for each statement execute function refuse_change()', part);
    elsif parent = 'case_record' then
        execute format('create trigger case_record_is_append_only before update or truncate on %I '
            'for each statement execute function refuse_change()', part);
    end if;
    if exists (select from pg_roles where rolname = 'hub_app') then
        execute format('revoke all on %I from hub_app', part);
    end if;
end $$;

-- Makes the parts of this month and the next ones, of Asia/Shanghai as the numbers are, where they are missing. It works as
-- the tables' owner, so that the hub's user need not be able to. Attaching a part locks the table against the like only.
-- A month whose rows are in the rest already stays there.
create function make_month_parts(ahead int) returns int language plpgsql security definer
    set lock_timeout = '10s' as $$
declare
    parent text;
    of_month int;
    part text;
    made int := 0;
begin
    perform pg_advisory_xact_lock(hashtext('make_month_parts'));
    foreach parent in array array['ledger_entry', 'case_record', 'kept_message'] loop
        for step in 0..ahead loop
            of_month := to_char((now() at time zone 'Asia/Shanghai') + make_interval(months => step), 'YYYYMM')::int;
            part := parent || '_' || of_month;
            if to_regclass(part) is null then
                begin
                    execute format('create table %I (like %I including defaults including constraints)', part, parent);
                    perform protect_part(parent, part);
                    execute format('alter table %I attach partition %I for values in (%s)', parent, part, of_month);
                    made := made + 1;
                exception when check_violation then
                    raise warning 'rows of month % are in %_rest already and stay there', of_month, parent;
                end;
            end if;
        end loop;
    end loop;
    return made;
end $$;

do $$
declare
    part record;
begin
    for part in select inhparent::regclass::text as parent, inhrelid::regclass::text as name from pg_inherits
            join pg_class c on c.oid = inhrelid where c.relkind = 'r' loop
        perform protect_part(part.parent, part.name);
    end loop;
    execute format('alter function make_month_parts(int) set search_path = %I, pg_temp', current_schema());
    perform make_month_parts(2);
    revoke execute on function make_month_parts(int) from public;
    if exists (select from pg_roles where rolname = 'hub_app') then
        grant execute on function make_month_parts(int) to hub_app;
        revoke update, delete, truncate on ledger_entry from hub_app;
        revoke insert, update, delete, truncate on flyway_schema_history from hub_app;
    end if;
end $$;
