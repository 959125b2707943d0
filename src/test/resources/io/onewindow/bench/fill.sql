-- What FilledDatabase fills a database with: cases as the hub would have left them, made by the database itself. All of it
-- lies in the session's temporary schema and is gone with it. Every case is sound: check character, canonical entries,
-- their hash chain, the digests of record, answers and result.

-- ISO 7064 MOD 37,36, as CheckCharacter.
create function pg_temp.check_character(digits text) returns text language plpgsql immutable as $$
declare
    product int := 36;
    total int;
begin
    for i in 1..length(digits) loop
        total := (product + ascii(substr(digits, i, 1)) - 48) % 36;
        product := 2 * (case total when 0 then 36 else total end) % 37;
    end loop;
    return substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (37 - product) % 36 + 1, 1);
end $$;

create function pg_temp.numbered(digits text) returns text language sql immutable as
    $$ select digits || pg_temp.check_character(digits) $$;

create function pg_temp.digest(bytes bytea) returns text language sql immutable as
    $$ select 'sha-256:' || encode(sha256(bytes), 'hex') $$;

create function pg_temp.one_of(choice text[], i bigint) returns text language sql immutable as
    $$ select choice[1 + i % cardinality(choice)] $$;

-- The entries of one case, each hashed over the one before it; RFC 8785 order of members, as Entry.
create function pg_temp.entries(
        number text, accepted_at timestamptz, window_id text, departments text[], record_digest text, finished boolean)
    returns table (seq int, event text, canonical bytea, hash bytea, body bytea) language plpgsql as $$
declare
    previous text := 'sha-256:' || repeat('0', 64);
    step text;
    no int;
    content text;
    department text;
begin
    seq := 0;
    foreach step in array case when finished
        then array['A', 'D1', 'D2', 'D3', 'R1', 'R2', 'R3', 'P1', 'P2', 'P3', 'E1', 'E2', 'E3', 'C', 'V', 'I', 'Z']
        else array['A', 'D1', 'D2', 'D3', 'R1', 'R2', 'R3'] end loop
        seq := seq + 1;
        no := nullif(substr(step, 2), '')::int;
        department := departments[no];
        event := case left(step, 1) when 'A' then 'ACCEPTED' when 'D' then 'DISPATCHED' when 'R' then 'RECEIVED'
            when 'P' then 'PROGRESS' when 'E' then 'DECIDED' when 'C' then 'CONSOLIDATED' when 'V' then 'DELIVERED'
            when 'I' then 'ISSUED' else 'CLOSED' end;
        body := case when left(step, 1) in ('R', 'P', 'E') then convert_to(format(
            '{"handoffNo":"%s-0%s","messageId":"%s-%s","kind":"%s","officer":{"id":"F0%s","name":"王磊","unit":"审批科"},'
            '"occurredAt":"%s","note":"按照法定条件和程序审查，材料齐全，符合要求"}',
            number, no, number, step, event, no, accepted_at), 'UTF8') end;
        content := case when event = 'ACCEPTED' then record_digest when body is not null then pg_temp.digest(body)
            else pg_temp.digest(convert_to(number || step, 'UTF8')) end;
        canonical := convert_to('{"acceptanceNo":"' || number
            || '","at":"' || to_char((accepted_at + make_interval(mins => seq)) at time zone 'Asia/Shanghai',
                'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"')
            || case when no is null then '' else '","attempt":1,"' end
            || case when no is null then '","' else '' end || 'contentDigest":"' || content
            || '","event":"' || event
            || '","from":"' || case when body is not null then department when step in ('A', 'I', 'Z') then window_id
                else 'hub' end
            || case when no is null then '' else '","handoffNo":"' || number || '-0' || no end
            || '","party":"' || case when body is not null then department when step in ('A', 'I', 'Z') then window_id
                else 'hub' end
            || case when body is not null then '","person":{"id":"F0' || no || '","name":"王磊","unit":"审批科"},"'
                when step in ('A', 'I', 'Z') then '","person":{"id":"W1001","name":"李敏"},"' else '","' end
            || 'previous":"' || previous || '","seq":' || seq || ',"to":"'
            || case when step = 'A' or body is not null then 'hub' when event = 'DISPATCHED' then department
                else window_id end || '"}', 'UTF8');
        hash := sha256(canonical);
        previous := 'sha-256:' || encode(hash, 'hex');
        return next;
    end loop;
end $$;

-- The parts of the months that the cases lie in.
create function pg_temp.make_months(first date) returns void language plpgsql as $$
declare
    parent text;
    month text;
begin
    perform pg_advisory_xact_lock(hashtext('make_month_parts'));
    foreach parent in array array['ledger_entry', 'case_record', 'kept_message'] loop
        for month in select to_char(m, 'YYYYMM') from generate_series(date_trunc('month', first), now(), '1 month') m loop
            if to_regclass(parent || '_' || month) is null then
                execute format('create table %I partition of %I for values in (%s)', parent || '_' || month, parent, month);
                perform protect_part(parent, parent || '_' || month);
            end if;
        end loop;
    end loop;
end $$;

create temp table bulk_case (
    i bigint, number text, accepted_at timestamptz, window_id text, region text, project_code text, applicant_id text,
    applicant_name text, matters text[], departments text[], record bytea, finished boolean);
create temp table bulk_entry (number text, seq int, event text, canonical bytea, hash bytea, body bytea);

-- One batch: cases first..last of so many, spread evenly over the days before now; open ones over the last three weeks.
create function pg_temp.fill(first bigint, last bigint, total bigint, days int, base bigint, finished boolean)
    returns void language plpgsql as $$
declare
    names text[] := regexp_split_to_array('王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢唐许冯宋韩邓彭曹曾田萧潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚', '');
    given text[] := regexp_split_to_array('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉力玲雪晨宇轩梓涵欣怡浩然博文涪江安泰和顺兴隆', '');
    matters text[] := array['business-licence', 'seal-engraving', 'tax-registration', 'social-insurance',
        'fire-safety-check', 'food-permit', 'permit-receipt', 'project-filing', 'land-preview',
        'environmental-assessment', 'preparatory-fund'];
    departments text[] := array['market', 'police', 'tax', 'hrss', 'fire', 'market', 'health', 'ndrc', 'land', 'ecology',
        'finance'];
begin
    truncate bulk_case, bulk_entry;
    insert into bulk_case
    select i, pg_temp.numbered(region || to_char(at at time zone 'Asia/Shanghai', 'YYYYMMDD') || lpad((base + i)::text, 7, '0')),
        at, 'window-' || lpad((1 + i % 40)::text, 2, '0'), region,
        case when i % 50 = 0 then '2509-510703-89-01-' || lpad((i % 700000)::text, 6, '0') else '' end,
        '5107' || lpad((i / 3)::text, 14, '0'),
        case when i % 5 < 2 then '绵阳' || pg_temp.one_of(given, i) || pg_temp.one_of(given, i / 44) || '有限公司'
            else pg_temp.one_of(names, i * 31 / 7) || pg_temp.one_of(given, i / 7) || pg_temp.one_of(given, i / 311) end,
        array[matters[1 + k], matters[1 + (k + 1 + i / 11 % 4) % 11], matters[1 + (k + 5 + i / 44 % 5) % 11]],
        array[departments[1 + k], departments[1 + (k + 1 + i / 11 % 4) % 11], departments[1 + (k + 5 + i / 44 % 5) % 11]],
        null, fill.finished
    from (select i, (i % 11)::int as k, date_trunc('milliseconds', now() - make_interval(days => days)
            + (i::float8 / total) * make_interval(days => days)) as at,
            case when i % 10 < 6 then '510703' when i % 10 < 9 then '510704' else '510725' end as region
        from generate_series(first, last) i) one;
    update bulk_case set record = convert_to(json_build_object('window', json_build_object('hall', '510700-01', 'counter',
        'A03'), 'clerk', json_build_object('id', 'W1001', 'name', '李敏'), 'applicant', json_build_object('kind', 'PERSON',
        'name', applicant_name, 'idType', 'OTHER', 'idNumber', applicant_id, 'phone', '13800000000'), 'region', region,
        'serviceMode', 'COUNTER', 'matters', (select json_agg(json_build_object('code', m, 'form', json_build_object(
            'address', '四川省绵阳市涪城区临园路东段' || i || '号', 'scope', '餐饮服务；食品销售')))
            from unnest(bulk_case.matters) m))::text, 'UTF8');
    insert into bulk_entry select c.number, e.* from bulk_case c cross join lateral pg_temp.entries(c.number, c.accepted_at,
        c.window_id, c.departments, pg_temp.digest(c.record), c.finished) e;

    insert into case_file (acceptance_no, window_id, hall, counter, region, service_class, service_mode, theme, project_code,
        applicant_id, applicant_name, query_code, record_digest, accepted_at, matters, status, outcome, open_handoffs,
        chain_seq, chain_hash)
    select c.number, window_id, '510700-01', 'A03', region, 'NORMAL', 'COUNTER', '', project_code, applicant_id,
        applicant_name, translate(upper(left(md5(c.number), 8)), '01', 'XY'), sha256(record), accepted_at, 3,
        case when not c.finished then 'IN_PROGRESS' when i % 10 = 0 then 'ISSUED' else 'CLOSED' end,
        case when c.finished then 'ALL_APPROVED' else 'NONE' end, case when c.finished then 0 else 3 end, e.seq, e.hash
    from bulk_case c join bulk_entry e on e.number = c.number and e.seq = case when c.finished then 17 else 7 end;
    insert into idempotency_key select window_id, 'bulk-' || number, sha256(record), number from bulk_case;
    insert into case_record select substr(number, 7, 6)::int, number, record from bulk_case;
    insert into ledger_entry select substr(number, 7, 6)::int, number, seq, event, canonical, hash from bulk_entry;
    insert into kept_message select substr(number, 7, 6)::int, number, seq, body from bulk_entry where body is not null;
    insert into answer (department, message_id, acceptance_no, no, kind, content, seq)
    select c.departments[1 + (e.seq - 5) % 3], e.number || '-' || e.seq, e.number, 1 + (e.seq - 5) % 3,
        case e.event when 'DECIDED' then 'APPROVED' else e.event end, sha256(e.body), e.seq
    from bulk_entry e join bulk_case c on c.number = e.number where e.body is not null;
    -- One open handoff in twenty is overdue; the windows know of all but a hundredth of those.
    insert into handoff (acceptance_no, no, matter, department, service_class, status, reason, needs, promised_days,
        statutory_days, clock_start, promised_by, statutory_by, provisional, attempt, failures, lease_owner, warned,
        suspended, segments, corrections, open_corrections, decision)
    select number, no, c.matters[no], c.departments[no], 'NORMAL',
        case when c.finished then 'APPROVED' when (i + no) % 2 = 0 then 'DISPATCHED' else 'RECEIVED' end, '', '', 3, 20,
        accepted_at::date, case when c.finished then accepted_at::date + 5 else now()::date + 1 - 3 * (i % 20 = 0)::int end,
        accepted_at::date + 30, false, 1, 0, 'bulk', not c.finished and i % 20 = 0 and i % 2000 <> 0, false, 0, 0, 0,
        case when c.finished then convert_to(format('{"decision":"APPROVED","officer":{"id":"F0%s","name":"王磊","unit":'
            '"审批科"},"decidedAt":"%s","certificate":{"type":"许可证","number":"%s-%s"}}', no,
            to_char(accepted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"'), number, no), 'UTF8') end
    from bulk_case c cross join generate_series(1, 3) no;
    insert into search_term select t.term, accepted_at, number from bulk_case c cross join generate_series(1, 3) no
        cross join lateral (values ('matter ' || c.matters[no]), ('department ' || c.departments[no])) t (term)
        on conflict do nothing;
    insert into result (acceptance_no, window_id, body)
    select number, window_id, convert_to(json_build_object('acceptanceNo', number, 'outcome', 'ALL_APPROVED',
        'recordDigest', pg_temp.digest(record), 'matters', (select json_agg(json_build_object('matter', h.matter,
            'handoffNo', number || '-0' || h.no, 'department', h.department, 'decision', 'APPROVED', 'certificate',
            json_build_object('type', '许可证', 'number', number || '-' || h.no))) from handoff h where h.acceptance_no = number),
        'issuing', json_build_object('hall', '510700-01', 'counter', 'A03'))::text, 'UTF8') from bulk_case c where c.finished;
    insert into certificate select number, no, number || '-' || no, '许可证', accepted_at + interval '1 day'
        from bulk_case c cross join generate_series(1, 3) no where c.finished;
end $$;

-- What only some cases have, and what goes with cases that never were: corrections, stopped clocks, documents, refused
-- answers, dead messages that were sent again.
create function pg_temp.fill_rare() returns void language plpgsql as $$
begin
    truncate bulk_case;
    insert into bulk_case (number, accepted_at, window_id)
    select acceptance_no, accepted_at, window_id from case_file
    where open_handoffs = 0 and substr(acceptance_no, 15, 7)::int % 20 = 0;
    insert into correction select number, 1, 1, accepted_at, '[{"code":"plan","name":"平面图","why":"缺页"}]',
        accepted_at::date + 5, 'HANDED_IN', sha256(convert_to(number, 'UTF8')) from bulk_case;
    insert into clock_segment select number, 1, s, case s when 1 then 'STOPPED' else 'RESUMED' end, accepted_at::date + s,
        accepted_at + make_interval(days => s), 0, case s when 1 then 'CORRECTION' else '' end, '', ''
        from bulk_case cross join generate_series(1, 2) s;
    update handoff h set corrections = 1, segments = 2 from bulk_case c where h.acceptance_no = c.number and h.no = 1;
    insert into material select encode(sha256(convert_to(number, 'UTF8')), 'hex'), 100000, 'application/pdf', accepted_at
        from bulk_case;
    insert into material_reader select encode(sha256(convert_to(number, 'UTF8')), 'hex'), window_id, '', 0 from bulk_case
        union all select encode(sha256(convert_to(number, 'UTF8')), 'hex'), 'tax', number, 1 from bulk_case;
    insert into refused_answer (department, digest, code, reason, handoff_no, size, body, first_seen, last_seen, times)
    select 'tax', sha256(convert_to(number, 'UTF8')), 'SCHEMA', 'bulk', number || '-01', 2, '{}', accepted_at, accepted_at, 1
        from bulk_case;
    insert into dead_message (broker_id, queue, handoff_no, reason, body, size, died_at, retried_at)
    select 'bulk-' || number, 'department.tax.requests', number || '-01', 'bulk', '{}', 2, accepted_at, accepted_at from bulk_case;
end $$;
