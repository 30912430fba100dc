-- purpose:  the inbox lists failed deliveries, and who took part, without reading messages
-- touches:  conversations.delivery_failed, conversations.by_ai, conversations.by_bot, conversations.by_human
-- owner:    conversations
-- risk:     low
-- estimate: 20 ms, columns with a constant default and triggers
-- window:   none
-- rollback: db/undo/U0028__conversations_forget_failed_delivery.sql
-- recovery: nothing to recover; the columns are computed from messages
-- health:   db/health/conversations_failed_delivery_matches.sql
set local lock_timeout = '5s';

alter table conversations
    add column delivery_failed boolean not null default false,
    add column by_ai           boolean not null default false,
    add column by_bot          boolean not null default false,
    add column by_human        boolean not null default false;

comment on column conversations.delivery_failed is 'The newest message sent to the contact failed';

create function conversations_follow_messages() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as
$$
begin
    update public.conversations c
       set delivery_failed = coalesce(newest.failed, false),
           by_ai           = c.by_ai or n.by_ai,
           by_bot          = c.by_bot or n.by_bot,
           by_human        = c.by_human or n.by_human
      from (select w.conversation_id, w.agent_id, bool_or(w.author = 'ai') as by_ai, bool_or(w.author = 'bot') as by_bot,
                   bool_or(w.author = 'human') as by_human
              from written w where w.direction = 'outbound' group by w.conversation_id, w.agent_id) n
      left join lateral (
           select m.delivery_status = 'failed' as failed from public.messages m
            where m.conversation_id = n.conversation_id and m.direction = 'outbound'
            order by m.created_at desc, m.id desc limit 1) newest on true
     where c.id = n.conversation_id and c.agent_id = n.agent_id
       and (c.delivery_failed, c.by_ai, c.by_bot, c.by_human)
           is distinct from (coalesce(newest.failed, false), c.by_ai or n.by_ai, c.by_bot or n.by_bot, c.by_human or n.by_human);
    return null;
end
$$;
revoke execute on function conversations_follow_messages() from public;

create trigger messages_inserted after insert on messages
    referencing new table as written for each statement execute function conversations_follow_messages();
create trigger messages_updated after update on messages
    referencing new table as written for each statement execute function conversations_follow_messages();
