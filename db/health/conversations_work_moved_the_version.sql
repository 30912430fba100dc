-- Conversations whose state somebody changed here although an import would still overwrite it.
select distinct c.id, c.version
  from conversations c
  join conversation_activities a on a.conversation_id = c.id
 where c.version = 0 and a.kind in ('assignee', 'status', 'priority');
