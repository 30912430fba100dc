-- purpose:  conversations of before know about failed deliveries and who took part
-- touches:  conversations.delivery_failed, conversations.by_ai, conversations.by_bot, conversations.by_human
-- owner:    conversations
-- risk:     low
-- estimate: 20 s at 500,000 conversations with 5 million messages, one pass; writers of the same conversations wait
-- window:   none
-- rollback: db/undo/U0029__conversations_empty_failed_delivery.sql
-- recovery: nothing to recover; the columns are computed from messages
-- health:   db/health/conversations_failed_delivery_matches.sql
set local lock_timeout = '5s';

do $$
declare
    expected bigint;
    filled   bigint;
begin
    select count(distinct conversation_id) into expected from messages where direction = 'outbound';
    update conversations c
       set delivery_failed = n.failed, by_ai = n.by_ai, by_bot = n.by_bot, by_human = n.by_human
      from (select conversation_id, bool_or(author = 'ai') as by_ai, bool_or(author = 'bot') as by_bot,
                   bool_or(author = 'human') as by_human,
                   coalesce((array_agg(delivery_status order by created_at desc, id desc))[1] = 'failed', false) as failed
              from messages where direction = 'outbound' group by conversation_id) n
     where c.id = n.conversation_id;
    get diagnostics filled = row_count;
    if filled <> expected then
        raise exception 'Filled % conversations and expected %', filled, expected;
    end if;
end
$$;
