-- purpose:  nobody changes their own roles, nor what a role of theirs allows; names differ and are read in order
-- touches:  roles, user_roles, role_permissions
-- owner:    roles
-- risk:     low
-- estimate: 30 ms, two triggers and two indexes of small tables
-- window:   none
-- rollback: db/undo/U0016__roles_unguard_roles.sql
-- recovery: nothing to recover; triggers and indexes are made again
-- health:   db/health/roles_own_rights_are_guarded.sql
set local lock_timeout = '5s';

create function atalaya_refuse_own_role() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if current_user = 'atalaya_app' and public.atalaya_user() in (new.user_id, old.user_id) then
        raise exception 'nobody changes their own roles' using errcode = 'insufficient_privilege';
    end if;
    return coalesce(new, old);
end
$$;

create function atalaya_refuse_held_role() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if current_user = 'atalaya_app' and exists (
        select 1 from public.user_roles r
         where r.user_id = public.atalaya_user() and r.role_id in (new.role_id, old.role_id)) then
        raise exception 'nobody changes what a role of theirs allows' using errcode = 'insufficient_privilege';
    end if;
    return coalesce(new, old);
end
$$;

create trigger user_roles_own before insert or update or delete on user_roles
    for each row execute function atalaya_refuse_own_role();
create trigger role_permissions_own before insert or update or delete on role_permissions
    for each row execute function atalaya_refuse_held_role();

create unique index roles_name_key on roles (lower(name));
create index user_roles_holders_idx on user_roles (role_id, granted_at, user_id);
drop index user_roles_role_idx;
