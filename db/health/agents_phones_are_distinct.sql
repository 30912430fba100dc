-- Numbers that more than one agent in use claims.
select phone, array_agg(slug order by slug) as slugs from whatsapp_agents
 where phone is not null and status <> 'retired' group by phone having count(*) > 1;
