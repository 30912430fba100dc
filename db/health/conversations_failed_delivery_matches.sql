-- Among the 1,000 newest conversations, those whose failed delivery differs from their newest message to the contact.
select c.id, c.delivery_failed
  from (select id, delivery_failed from conversations order by last_message_at desc, id desc limit 1000) c
  left join lateral (
       select m.delivery_status from messages m
        where m.conversation_id = c.id and m.direction = 'outbound'
        order by m.created_at desc, m.id desc limit 1) m on true
 where c.delivery_failed <> coalesce(m.delivery_status = 'failed', false);
