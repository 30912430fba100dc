-- Labels that conversations were given after they had been archived.
select cl.conversation_id, cl.label_id, cl.created_at, l.archived_at
  from conversation_labels cl
  join labels l on l.id = cl.label_id
 where cl.created_at > l.archived_at;
