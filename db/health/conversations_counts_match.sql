-- Among the 1,000 newest conversations, those whose count differs from their messages.
select c.id, c.message_count, count(m.id) as messages
  from (select id, message_count from conversations order by last_message_at desc, id desc limit 1000) c
  left join messages m on m.conversation_id = c.id
 group by c.id, c.message_count having c.message_count <> count(m.id);
