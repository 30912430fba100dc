-- purpose:  each list and order of the inbox is read along an index
-- touches:  conversations
-- owner:    conversations
-- risk:     medium
-- estimate: 8 s at 500,000 conversations; writers of conversations wait meanwhile
-- window:   none
-- rollback: db/undo/U0030__conversations_drop_inbox_indexes.sql
-- recovery: nothing to recover; the indexes are made again
-- health:   db/health/schema_indexes_are_valid.sql
set local lock_timeout = '5s';

-- A snoozed one is open again when its time has come, so that the list of open ones reads both.
create index conversations_agent_awake_idx on conversations (agent_id, last_message_at desc, id desc)
    where status in ('open', 'snoozed');
create index conversations_awake_idx on conversations (last_message_at desc, id desc) where status in ('open', 'snoozed');
create index conversations_agent_unattended_idx on conversations (agent_id, last_message_at desc, id desc)
    where status <> 'closed' and last_contact_message_at >= last_message_at;
create index conversations_unattended_idx on conversations (last_message_at desc, id desc)
    where status <> 'closed' and last_contact_message_at >= last_message_at;
create index conversations_agent_failed_idx on conversations (agent_id, last_message_at desc, id desc)
    where delivery_failed;
create index conversations_failed_idx on conversations (last_message_at desc, id desc) where delivery_failed;
create index conversations_agent_created_idx on conversations (agent_id, created_at desc, id desc);
create index conversations_created_idx on conversations (created_at desc, id desc);
-- Not array_position: it is not leakproof, so that under a policy no page but the first would use the index.
create index conversations_agent_priority_idx on conversations (agent_id,
    (case priority when 'urgent' then 4 when 'high' then 3 when 'normal' then 2 else 1 end) desc, last_message_at desc, id desc);
create index conversations_priority_idx on conversations (
    (case priority when 'urgent' then 4 when 'high' then 3 when 'normal' then 2 else 1 end) desc, last_message_at desc, id desc);
create index conversations_assignee_newest_idx on conversations (assignee_id, last_message_at desc, id desc);
