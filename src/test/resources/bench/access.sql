-- Fills an empty schema for whoever decides about access: 10,000 people, 200 agents, 40 roles, 50,000 grants, and
-- 100 conversations an agent, so that a preview has something to count. The same each time. Role bench-1 has exactly
-- 500 holders and no grant for agent 200. Run by a superuser, since the rows are known to fit their foreign keys.
set session_replication_role = replica;

insert into whatsapp_agents (id, slug, name, kind, status, language, time_zone) overriding system value
select n, 'bench-' || n, (array['Shop', 'Bank', 'Travel', 'Clinic', 'Delivery'])[1 + n % 5] || ' assistant ' || n,
       (array['ai', 'bot', 'human', 'hybrid'])[1 + n % 4], case when n % 20 = 0 then 'paused' else 'active' end,
       (array['en', 'es'])[1 + n % 2], 'Europe/Madrid'
  from generate_series(1, 200) n;

insert into roles (code, name, description)
select 'bench-' || n, 'Team ' || n, 'Looks after its agents' from generate_series(1, 40) n;
insert into role_permissions (role_id, permission)
select id, permission from roles, unnest(array['conversations.read', 'ai_sessions.read', 'agents.read']) permission
 where code like 'bench-%';

insert into users (email, display_name, password_hash, status, last_login_at)
select 'person' || n || '@bench.example',
       (array['Ana', 'Luis', 'Marta', 'Sam', 'Noor', 'Pau', 'Ines', 'Jon', 'Vera', 'Hugo'])[1 + (hashint4(n) & 255) % 5 + 5 * (n % 2)]
           || ' ' || (array['Soler', 'Vidal', 'Costa', 'Reed', 'Haddad', 'Ferrer', 'Lagos'])[1 + n % 7] || ' ' || n,
       ${password}, case when n % 25 = 0 then 'suspended' when n % 40 = 1 then 'invited' else 'active' end,
       case when n % 10 > 0 and n % 40 <> 1 then now() - (hashint4(n) & 65535) * interval '2 minutes' end
  from generate_series(1, 10000) n;

create temp table people as
select id, row_number() over (order by id) as n from users where email like 'person%@bench.example';
create temp table teams as
select id, replace(code, 'bench-', '')::int as n from roles where code like 'bench-%';
analyze people;
analyze teams;

insert into user_roles (user_id, role_id, reason, granted_at)
select p.id, t.id, 'Joined the team', now() - p.n * interval '5 minutes'
  from people p join teams t on t.n = case when p.n <= 500 then 1 else 2 + p.n % 39 end
union all
select p.id, t.id, 'Helps out', now() - p.n * interval '3 minutes'
  from people p join teams t on t.n = 2 + (p.n + 7) % 39 where p.n % 3 = 0;

insert into user_agent_access (user_id, role_id, agent_id, level, granted_by, reason, granted_at, expires_at)
select p.id, null, 1 + (p.n * 7 + k * 41) % 200, (array['view', 'review', 'manage'])[1 + (p.n + k) % 3], 1, 'Covers the shift',
       now() - (p.n * 5 + k) * interval '10 minutes',
       case (p.n + k) % 20 when 0 then now() - interval '3 days' when 1 then now() + interval '5 days' end
  from people p, generate_series(0, 4) k where k < 4 or p.n % 10 > 0
union all
select null, t.id, 1 + (t.n * 5 + k * 7) % 199, 'view', 1, 'The team''s agents', now() - (t.n * 25 + k) * interval '1 hour', null
  from teams t, generate_series(0, 24) k;

insert into contacts (id, agent_id, phone, name) overriding system value
select n, 1 + n % 200, '+3461' || lpad(n::text, 7, '0'), 'Customer ' || n from generate_series(1, 20000) n;
insert into conversations (agent_id, external_id, contact_id, status, created_at, received_at, last_message_at,
       last_contact_message_at, message_count, last_preview)
select 1 + n % 200, 'c' || n, n, case when n % 4 = 0 then 'open' else 'pending' end, at, at, at, at, 1, 'Hola'
  from generate_series(1, 20000) n, lateral (select now() - n * interval '20 minutes' as at) t;

select setval(pg_get_serial_sequence('whatsapp_agents', 'id'), 200),
       setval(pg_get_serial_sequence('contacts', 'id'), 20000);
reset session_replication_role;
vacuum (analyze);
checkpoint;
