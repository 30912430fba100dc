-- Records each change of the schema in public.ddl_events, once a migration has made that table.
-- Only a superuser can create an event trigger; without it the console says that changes are not watched.
create schema if not exists atalaya_ddl;

create or replace function atalaya_ddl.record() returns event_trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    if to_regclass('public.ddl_events') is null then
        return;
    end if;
    if tg_event = 'sql_drop' then
        insert into public.ddl_events (login, application_name, command_tag, object_identity)
        select session_user, current_setting('application_name'), tg_tag, d.object_identity
          from pg_event_trigger_dropped_objects() d
         where d.original and not d.is_temporary;
    else
        insert into public.ddl_events (login, application_name, command_tag, object_identity)
        select session_user, current_setting('application_name'), c.command_tag, coalesce(c.object_identity, c.object_type)
          from pg_event_trigger_ddl_commands() c
         where c.schema_name is distinct from 'pg_temp' and not c.in_extension;
    end if;
exception when others then
    -- Watching never stops a change, such as one of the table that it writes to.
    raise warning 'a schema change was not recorded: %', sqlerrm;
end
$$;

revoke all on function atalaya_ddl.record() from public;

drop event trigger if exists atalaya_ddl_changed;
drop event trigger if exists atalaya_ddl_dropped;
create event trigger atalaya_ddl_changed on ddl_command_end execute function atalaya_ddl.record();
create event trigger atalaya_ddl_dropped on sql_drop execute function atalaya_ddl.record();
