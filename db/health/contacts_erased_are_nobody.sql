-- Erased contacts of which something is kept: an erasure is missing, or one of their conversations says something.
select k.id, k.agent_id
  from contacts k
 where k.erased_at is not null
   and (not exists (select from contact_erasures e where e.contact_id = k.id and e.agent_id = k.agent_id)
     or exists (select from conversations c
                  join messages m on m.conversation_id = c.id and m.agent_id = c.agent_id
                 where c.contact_id = k.id and c.agent_id = k.agent_id and m.body is not null));
