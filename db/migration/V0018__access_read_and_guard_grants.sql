-- purpose:  grants are listed by time and by end; nobody grants to themselves; who reads access reads the agents' names
-- touches:  user_agent_access, whatsapp_agents (policy)
-- owner:    access
-- risk:     low
-- estimate: 60 ms at 50,000 grants
-- window:   none
-- rollback: db/undo/U0018__access_unguard_grants.sql
-- recovery: nothing to recover; indexes, trigger and policy are made again
-- health:   db/health/access_own_grants_are_guarded.sql
set local lock_timeout = '5s';

create index user_agent_access_granted_at_idx on user_agent_access (granted_at desc, id desc);
create index user_agent_access_expires_at_idx on user_agent_access (expires_at, id) where expires_at is not null;

-- Neither directly nor through a role that one holds.
create function atalaya_refuse_own_grant() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if current_user = 'atalaya_app' and (
        public.atalaya_user() in (new.user_id, old.user_id)
        or exists (select 1 from public.user_roles r
                    where r.user_id = public.atalaya_user() and r.role_id in (new.role_id, old.role_id))) then
        raise exception 'nobody changes their own access' using errcode = 'insufficient_privilege';
    end if;
    return coalesce(new, old);
end
$$;
revoke all on function atalaya_refuse_own_grant() from public;

create trigger user_agent_access_own before insert or update or delete on user_agent_access
    for each row execute function atalaya_refuse_own_grant();

create policy whatsapp_agents_access on whatsapp_agents for select to atalaya_app
    using ((select atalaya_may('access.read')));
