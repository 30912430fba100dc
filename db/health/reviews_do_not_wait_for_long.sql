-- Agents whose queue has not been touched for a month.
select r.agent_id, count(*) as waiting, min(r.created_at) as oldest
  from reviews r
 where r.state in ('waiting', 'reserved') and r.created_at < now() - interval '30 days'
 group by r.agent_id;
