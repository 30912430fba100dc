-- purpose:  whoever looks at a conversation or at the list learns at once that there is something new to read
-- touches:  messages, conversations, conversation_notes
-- owner:    conversations
-- risk:     low
-- estimate: 20 ms, a function and triggers
-- window:   none
-- rollback: db/undo/U0033__conversations_stop_telling.sql
-- recovery: nothing to recover; without the triggers open pages look every fifteen seconds
-- health:   db/health/conversations_changes_are_told.sql
set local lock_timeout = '5s';

-- The agent and its conversations, and nothing of what they say: every login of this database may listen. A statement over
-- very many conversations tells of the agent alone; the payload of a notification has less than 8,000 bytes.
create function conversations_tell() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as
$$
begin
    perform pg_notify('atalaya_conversations',
                      t.agent_id || ':' || case when t.many > 100 then '*' else t.ids end)
       from (select c.agent_id, count(*) as many, string_agg(c.id::text, ',') as ids
               from (select distinct agent_id, conversation_id as id from changed) c
              group by c.agent_id) t;
    return null;
end
$$;
revoke execute on function conversations_tell() from public;

-- The same where the row is the conversation.
create function conversations_tell_of_itself() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as
$$
begin
    perform pg_notify('atalaya_conversations',
                      t.agent_id || ':' || case when t.many > 100 then '*' else t.ids end)
       from (select c.agent_id, count(*) as many, string_agg(c.id::text, ',') as ids
               from changed c
              group by c.agent_id) t;
    return null;
end
$$;
revoke execute on function conversations_tell_of_itself() from public;

create trigger messages_tell_inserted after insert on messages
    referencing new table as changed for each statement execute function conversations_tell();
create trigger messages_tell_updated after update on messages
    referencing new table as changed for each statement execute function conversations_tell();
create trigger messages_tell_deleted after delete on messages
    referencing old table as changed for each statement execute function conversations_tell();
create trigger conversation_notes_tell_inserted after insert on conversation_notes
    referencing new table as changed for each statement execute function conversations_tell();
create trigger conversation_notes_tell_updated after update on conversation_notes
    referencing new table as changed for each statement execute function conversations_tell();
create trigger conversations_tell_inserted after insert on conversations
    referencing new table as changed for each statement execute function conversations_tell_of_itself();
create trigger conversations_tell_updated after update on conversations
    referencing new table as changed for each statement execute function conversations_tell_of_itself();
