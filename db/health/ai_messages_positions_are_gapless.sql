-- Among the 1,000 newest sessions, those whose positions are not 0, 1, 2 and so on.
select s.id, count(*) as entries, max(m.position) as last_position
  from (select id from ai_sessions order by id desc limit 1000) s
  join ai_messages m on m.ai_session_id = s.id
 group by s.id having max(m.position) <> count(*) - 1;
