-- purpose:  an append-only, hash-chained record of who did what
-- touches:  audit_logs, audit_head
-- owner:    audit
-- risk:     low
-- estimate: 40 ms, new tables and functions
-- window:   none
-- rollback: db/undo/U0007__audit_drop_audit_logs.sql
-- recovery: restore the last verified backup; the chain is checked from its start
-- health:   db/health/audit_head_matches.sql, db/health/audit_chain_is_whole.sql
set local lock_timeout = '5s';

create table audit_logs (
    sequence        bigint      not null,
    created_at      timestamptz not null,
    actor_user_id   bigint,
    actor_label     text,
    actor_kind      text        not null,
    subject_user_id bigint,
    action          text        not null,
    action_version  integer     not null default 1,
    target_type     text,
    target_id       bigint,
    target_label    text,
    agent_id        bigint,
    result          text        not null,
    before          jsonb,
    after           jsonb,
    reason          text,
    ip              text,
    user_agent      text,
    request_id      text,
    salts           jsonb       not null,
    digests         jsonb       not null,
    previous_hash   bytea       not null,
    hash            bytea       not null,
    constraint audit_logs_pkey primary key (sequence),
    constraint audit_logs_previous_hash_key unique (previous_hash),
    constraint audit_logs_actor_kind_check check (actor_kind in ('person', 'service', 'anonymous')),
    constraint audit_logs_action_check check (action ~ '^[a-z][a-z_]*\.[a-z][a-z_]*$'),
    constraint audit_logs_result_check check (result in ('ok', 'denied', 'failed'))
);

create index audit_logs_created_at_idx on audit_logs (created_at, sequence);
create index audit_logs_actor_idx on audit_logs (actor_user_id, created_at, sequence);
create index audit_logs_action_idx on audit_logs (action, created_at, sequence);
create index audit_logs_agent_idx on audit_logs (agent_id, created_at, sequence);
create index audit_logs_target_idx on audit_logs (target_type, target_id, created_at, sequence);

create table audit_head (
    id       boolean not null default true,
    sequence bigint  not null,
    hash     bytea   not null,
    constraint audit_head_pkey primary key (id),
    constraint audit_head_id_check check (id)
);

insert into audit_head (sequence, hash) values (0, sha256('atalaya audit chain'::bytea));

comment on table audit_logs is 'Who did what, append-only and hash-chained; written by atalaya_audit_append alone';
comment on table audit_head is 'Length and last hash of the chain, locked by whoever appends';
comment on column audit_logs.salts is 'A salt for each personal value; erasing value and salt leaves the digest, and so the chain, valid';
comment on column audit_logs.digests is 'SHA-256 of salt and value for each personal value, as hexadecimal';

-- What a row's hash covers: every field that is not personal, and the digest of each that is, as length-prefixed values.
create function atalaya_audit_hash(a audit_logs) returns bytea
    language sql immutable
    set search_path = pg_catalog, pg_temp
as $$
    select sha256(a.previous_hash || convert_to(string_agg(coalesce(octet_length(v) || ':' || v, '-'), ',' order by n), 'UTF8'))
      from unnest(array[
               a.sequence::text, (extract(epoch from a.created_at) * 1000000)::bigint::text,
               a.actor_user_id::text, a.actor_kind, a.subject_user_id::text, a.action, a.action_version::text,
               a.target_type, a.target_id::text, a.agent_id::text, a.result, a.request_id,
               a.digests ->> 'actor_label', a.digests ->> 'target_label', a.digests ->> 'before', a.digests ->> 'after',
               a.digests ->> 'reason', a.digests ->> 'ip', a.digests ->> 'user_agent']) with ordinality as fields (v, n)
$$;

-- Appends events, each a JSON object, to the chain and returns its new length.
-- The actor is the transaction's user, never what a client says. Call it last: the head stays locked until the commit.
create function atalaya_audit_append(events jsonb) returns bigint
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    event jsonb;
    head  public.audit_head;
    line  public.audit_logs;
    actor bigint := nullif(current_setting('atalaya.user_id', true), '')::bigint;
    field record;
    salt  bytea;
begin
    select * into strict head from public.audit_head for update;
    for event in select * from jsonb_array_elements(events) loop
        continue when (event ->> 'once_per_seconds')::int > 0 and exists (
            select 1 from public.audit_logs l
             where l.actor_user_id = actor and l.action = event ->> 'action'
               and l.target_type = event ->> 'target_type' and l.target_id = (event ->> 'target_id')::bigint
               and l.created_at > clock_timestamp() - make_interval(secs => (event ->> 'once_per_seconds')::int));
        line := null;
        line.sequence := head.sequence + 1;
        line.created_at := clock_timestamp();
        line.actor_user_id := actor;
        select u.display_name, u.kind into line.actor_label, line.actor_kind from public.users u where u.id = actor;
        line.actor_kind := coalesce(line.actor_kind, 'anonymous');
        line.subject_user_id := nullif(current_setting('atalaya.subject_id', true), '')::bigint;
        line.action := event ->> 'action';
        line.action_version := coalesce((event ->> 'action_version')::int, 1);
        line.target_type := event ->> 'target_type';
        line.target_id := (event ->> 'target_id')::bigint;
        line.target_label := left(event ->> 'target_label', 500);
        line.agent_id := (event ->> 'agent_id')::bigint;
        if line.agent_id is null and line.target_type = 'conversation' then
            select c.agent_id into line.agent_id from public.conversations c where c.id = line.target_id;
        end if;
        line.result := coalesce(event ->> 'result', 'ok');
        line.before := nullif(event -> 'before', 'null');
        line.after := nullif(event -> 'after', 'null');
        line.reason := left(event ->> 'reason', 2000);
        line.ip := left(event ->> 'ip', 64);
        line.user_agent := left(event ->> 'user_agent', 500);
        line.request_id := left(event ->> 'request_id', 64);
        line.salts := '{}';
        line.digests := '{}';
        for field in select * from (values
                ('actor_label', line.actor_label), ('target_label', line.target_label), ('before', line.before::text),
                ('after', line.after::text), ('reason', line.reason), ('ip', line.ip),
                ('user_agent', line.user_agent)) personal (name, value) where value is not null loop
            salt := uuid_send(gen_random_uuid());
            line.salts := line.salts || jsonb_build_object(field.name, encode(salt, 'hex'));
            line.digests := line.digests || jsonb_build_object(
                field.name, encode(sha256(salt || convert_to(field.value, 'UTF8')), 'hex'));
        end loop;
        line.previous_hash := head.hash;
        line.hash := public.atalaya_audit_hash(line);
        insert into public.audit_logs select line.*;
        head.sequence := line.sequence;
        head.hash := line.hash;
    end loop;
    update public.audit_head h set sequence = head.sequence, hash = head.hash where h.sequence <> head.sequence;
    return head.sequence;
end
$$;

revoke all on function atalaya_audit_hash(audit_logs), atalaya_audit_append(jsonb) from public;
grant execute on function atalaya_audit_hash(audit_logs), atalaya_audit_append(jsonb) to atalaya_app;

create function atalaya_audit_refuse() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    raise exception 'the audit log is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_logs_unchangeable before update or delete on audit_logs
    for each row execute function atalaya_audit_refuse();
create trigger audit_logs_not_truncated before truncate on audit_logs
    for each statement execute function atalaya_audit_refuse();
create trigger audit_head_kept before delete on audit_head
    for each row execute function atalaya_audit_refuse();
create trigger audit_head_not_truncated before truncate on audit_head
    for each statement execute function atalaya_audit_refuse();
alter table audit_logs enable always trigger audit_logs_unchangeable;
alter table audit_logs enable always trigger audit_logs_not_truncated;
alter table audit_head enable always trigger audit_head_kept;
alter table audit_head enable always trigger audit_head_not_truncated;

grant select on audit_logs to atalaya_app;

alter table audit_logs enable row level security;
alter table audit_logs force row level security;
create policy audit_logs_owner on audit_logs to atalaya_owner using (true) with check (true);
create policy audit_logs_read on audit_logs for select to atalaya_app
    using ((select atalaya_may('audit.read_all'))
        or ((select atalaya_may('audit.read')) and agent_id = any ((select atalaya_scope('view'))::bigint[])));
