-- Among the 1,000 newest sessions, those that count other turns or errors than their entries have.
select s.id, s.turns, s.errors, count(*) filter (where m.role = 'assistant') as answers, count(m.error) as failed
  from (select id, turns, errors from ai_sessions order by id desc limit 1000) s
  left join ai_messages m on m.ai_session_id = s.id
 group by s.id, s.turns, s.errors
having s.turns <> count(*) filter (where m.role = 'assistant') or s.errors <> count(m.error);
