-- purpose:  there is always an administrator, and system roles stay what they are
-- touches:  triggers on users, user_roles, roles, role_permissions
-- owner:    roles
-- risk:     low
-- estimate: 20 ms, functions and triggers
-- window:   none
-- rollback: db/undo/U0012__roles_drop_guards.sql
-- recovery: nothing to recover; an administrator who was lost is made again with a link from the server
-- health:   db/health/roles_an_administrator_is_left.sql
set local lock_timeout = '5s';

-- Checked at the commit, and one after the other: of two administrators who remove each other, the second finds none left.
create function atalaya_keep_an_administrator() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtext('atalaya last administrator'));
    if not exists (
        select 1 from public.users u
          join public.user_roles r on r.user_id = u.id and r.expires_at is null
          join public.roles o on o.id = r.role_id and o.code = 'admin'
         where u.kind = 'person' and u.status = 'active') then
        raise exception 'there must be an active administrator whose role does not end'
            using errcode = 'check_violation', constraint = 'users_last_admin';
    end if;
    return null;
end
$$;
revoke all on function atalaya_keep_an_administrator() from public;

-- Only what can take the last one away is checked, so that an installation can start without any.
create constraint trigger users_last_admin after update of status on users
    deferrable initially deferred for each row
    when (old.status = 'active' and new.status <> 'active' and old.kind = 'person')
    execute function atalaya_keep_an_administrator();
create constraint trigger user_roles_last_admin after update or delete on user_roles
    deferrable initially deferred for each row
    execute function atalaya_keep_an_administrator();

create function atalaya_keep_system_roles() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    if session_user <> 'atalaya_app' then
        return coalesce(new, old);
    end if;
    if tg_table_name = 'role_permissions' then
        if exists (select 1 from public.roles r where r.system and r.id = coalesce(new.role_id, old.role_id)) then
            raise exception 'the permissions of a system role cannot be changed'
                using errcode = 'insufficient_privilege', constraint = 'roles_system';
        end if;
    elsif tg_op = 'INSERT' then
        if new.system then
            raise exception 'a system role cannot be made' using errcode = 'insufficient_privilege', constraint = 'roles_system';
        end if;
    elsif old.system or (tg_op = 'UPDATE' and new.system) then
        raise exception 'a system role cannot be changed' using errcode = 'insufficient_privilege', constraint = 'roles_system';
    end if;
    return coalesce(new, old);
end
$$;
revoke all on function atalaya_keep_system_roles() from public;

create trigger roles_system before insert or update or delete on roles
    for each row execute function atalaya_keep_system_roles();
create trigger role_permissions_system before insert or update or delete on role_permissions
    for each row execute function atalaya_keep_system_roles();
