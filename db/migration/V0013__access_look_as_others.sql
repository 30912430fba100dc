-- purpose:  say what a change of rights would do, and why somebody sees a conversation or does not
-- touches:  functions
-- owner:    access
-- risk:     low
-- estimate: 10 ms, functions
-- window:   none
-- rollback: db/undo/U0013__access_drop_looks.sql
-- recovery: nothing to recover
-- health:   db/health/access_grants_are_in_force_or_ended.sql
set local lock_timeout = '5s';

-- What atalaya_scope answers to each of them. It sets the transaction's user, as anybody may who can set it at all, and sets it back.
create function atalaya_scopes(wanted_users bigint[], wanted text)
    returns table (user_id bigint, agents bigint[])
    language plpgsql volatile
    set search_path = pg_catalog, pg_temp
as $$
declare
    before text := current_setting('atalaya.user_id', true);
begin
    foreach user_id in array wanted_users loop
        perform set_config('atalaya.user_id', user_id::text, true);
        agents := public.atalaya_scope(wanted);
        return next;
    end loop;
    perform set_config('atalaya.user_id', coalesce(before, ''), true);
end
$$;

-- How many conversations the policies show to a user, of some agents; up to a number.
create function atalaya_conversations_seen(wanted_user bigint, wanted_agents bigint[], most integer) returns integer
    language plpgsql volatile
    set search_path = pg_catalog, pg_temp
as $$
declare
    before text := current_setting('atalaya.user_id', true);
    seen   integer;
begin
    perform set_config('atalaya.user_id', wanted_user::text, true);
    select count(*) into seen from (
        select from public.conversations c where c.agent_id = any (wanted_agents) limit most) counted;
    perform set_config('atalaya.user_id', coalesce(before, ''), true);
    return seen;
end
$$;

-- Whether the policies show a conversation to a user.
create function atalaya_conversation_seen(wanted_user bigint, wanted bigint) returns boolean
    language plpgsql volatile
    set search_path = pg_catalog, pg_temp
as $$
declare
    before text := current_setting('atalaya.user_id', true);
    seen   boolean;
begin
    perform set_config('atalaya.user_id', wanted_user::text, true);
    seen := exists (select from public.conversations c where c.id = wanted);
    perform set_config('atalaya.user_id', coalesce(before, ''), true);
    return seen;
end
$$;

-- Whose conversation it is, for whoever may read who has access to what; nothing else of it is told.
create function atalaya_agent_of_conversation(wanted bigint) returns bigint
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    if not public.atalaya_may('access.read') then
        return null;
    end if;
    return (select c.agent_id from public.conversations c where c.id = wanted);
end
$$;

revoke all on function atalaya_scopes(bigint[], text), atalaya_conversations_seen(bigint, bigint[], integer),
    atalaya_conversation_seen(bigint, bigint), atalaya_agent_of_conversation(bigint) from public;
grant execute on function atalaya_scopes(bigint[], text), atalaya_conversations_seen(bigint, bigint[], integer),
    atalaya_conversation_seen(bigint, bigint), atalaya_agent_of_conversation(bigint) to atalaya_app;
