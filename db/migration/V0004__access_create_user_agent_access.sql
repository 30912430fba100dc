-- purpose:  who may see, review or manage which agents, and the one function that decides it
-- touches:  user_agent_access, and the policies of whatsapp_agents
-- owner:    access
-- risk:     low
-- estimate: 40 ms, new table and functions
-- window:   none
-- rollback: db/undo/U0004__access_drop_user_agent_access.sql
-- recovery: restore the last verified backup; without grants nobody sees anything, which is safe
-- health:   db/health/access_grants_are_in_force_or_ended.sql
set local lock_timeout = '5s';

create table user_agent_access (
    id         bigint generated always as identity,
    user_id    bigint,
    role_id    bigint,
    agent_id   bigint,
    level      text        not null,
    granted_by bigint,
    reason     text        not null default '',
    granted_at timestamptz not null default now(),
    expires_at timestamptz,
    version    integer     not null default 0,
    constraint user_agent_access_pkey primary key (id),
    constraint user_agent_access_holder_key unique nulls not distinct (user_id, role_id, agent_id),
    constraint user_agent_access_holder_check check (num_nonnulls(user_id, role_id) = 1),
    constraint user_agent_access_level_check check (level in ('view', 'review', 'manage')),
    constraint user_agent_access_reason_check check (char_length(reason) <= 500),
    constraint user_agent_access_user_fkey foreign key (user_id) references users (id) on delete cascade,
    constraint user_agent_access_role_fkey foreign key (role_id) references roles (id) on delete cascade,
    constraint user_agent_access_agent_fkey foreign key (agent_id) references whatsapp_agents (id) on delete cascade,
    constraint user_agent_access_granted_by_fkey foreign key (granted_by) references users (id) on delete restrict
);

create index user_agent_access_role_idx on user_agent_access (role_id);
create index user_agent_access_agent_idx on user_agent_access (agent_id);
create index user_agent_access_granted_by_idx on user_agent_access (granted_by);

comment on table user_agent_access is 'A grant to a user or a role, for one agent or, without an agent, for all present and future ones';

grant select, insert, update, delete on user_agent_access to atalaya_app;

-- The user of this transaction; no setting, or the empty one that a finished SET LOCAL leaves, is nobody.
create function atalaya_user() returns bigint
    language sql stable parallel safe
    set search_path = pg_catalog, pg_temp
    as $$ select nullif(pg_catalog.current_setting('atalaya.user_id', true), '')::bigint $$;

-- The agents that the user of this transaction reaches at a level. A UNION: an OR would scan every grant.
create function atalaya_scope(wanted text) returns bigint[]
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        with me as (
            select u.id from public.users u
             where u.status = 'active'
               and u.id = nullif(current_setting('atalaya.user_id', true), '')::bigint),
        reached as (
            select a.agent_id, a.level, a.expires_at
              from me join public.user_agent_access a on a.user_id = me.id
            union all
            select a.agent_id, a.level, a.expires_at
              from me
              join public.user_roles r on r.user_id = me.id and (r.expires_at is null or r.expires_at > now())
              join public.user_agent_access a on a.role_id = r.role_id),
        in_force as (
            select agent_id from reached
             where (expires_at is null or expires_at > now())
               and array_position('{view,review,manage}', level) >= array_position('{view,review,manage}', wanted))
        select coalesce(array_agg(id), '{}')
          from (select agent_id as id from in_force where agent_id is not null
                union
                select w.id from public.whatsapp_agents w
                 where exists (select 1 from in_force where agent_id is null)) agents);
end
$$;

-- Whether the user of this transaction holds a permission through a role that is in force.
create function atalaya_may(wanted text) returns boolean
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    return exists (
        select 1
          from public.users u
          join public.user_roles r on r.user_id = u.id and (r.expires_at is null or r.expires_at > now())
          join public.role_permissions p on p.role_id = r.role_id and p.permission = wanted
         where u.status = 'active'
           and u.id = nullif(current_setting('atalaya.user_id', true), '')::bigint);
end
$$;

revoke all on function atalaya_user(), atalaya_scope(text), atalaya_may(text) from public;
grant execute on function atalaya_user(), atalaya_scope(text), atalaya_may(text) to atalaya_app;

-- Tables that decide about rights have no agent to filter by; the application changes them only with the permission named in the trigger.
create function atalaya_require_permission() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if current_user = 'atalaya_app' and not public.atalaya_may(tg_argv[0]) then
        raise exception 'changing % needs the permission %', tg_table_name, tg_argv[0]
            using errcode = 'insufficient_privilege';
    end if;
    return coalesce(new, old);
end
$$;

create trigger user_agent_access_permission before insert or update or delete on user_agent_access
    for each row execute function atalaya_require_permission('access.grant');
create trigger user_roles_permission before insert or update or delete on user_roles
    for each row execute function atalaya_require_permission('roles.assign');
create trigger role_permissions_permission before insert or update or delete on role_permissions
    for each row execute function atalaya_require_permission('roles.manage');

alter table whatsapp_agents enable row level security;
alter table whatsapp_agents force row level security;
create policy whatsapp_agents_owner on whatsapp_agents to atalaya_owner using (true) with check (true);
create policy whatsapp_agents_view on whatsapp_agents for select to atalaya_app
    using (id = any ((select atalaya_scope('view'))::bigint[]));
create policy whatsapp_agents_manage on whatsapp_agents to atalaya_app
    using ((select atalaya_may('agents.manage'))) with check ((select atalaya_may('agents.manage')));
