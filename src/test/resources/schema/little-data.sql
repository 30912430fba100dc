-- One of each, for the fixtures of UpgradeTests.
with person as (
    insert into users (email, display_name, status) values ('ana@fixture.example', 'Ana', 'active') returning id)
insert into user_roles (user_id, role_id, reason)
select person.id, roles.id, 'fixture' from person, roles where roles.code = 'supervisor';

insert into whatsapp_agents (slug, name, phone) values ('shop', 'Shop', '+34600000001'), ('help', 'Help', null);

insert into user_agent_access (user_id, agent_id, level, reason)
select u.id, a.id, 'manage', 'fixture' from users u, whatsapp_agents a
 where u.email = 'ana@fixture.example' and a.slug = 'shop';

insert into contacts (agent_id, phone, name) select id, '+34611111111', 'Eva' from whatsapp_agents;

insert into conversations (agent_id, external_id, contact_id, status, created_at, last_message_at, closed_at,
                           message_count, last_preview)
select agent_id, 'c-' || id, id, case when id % 2 = 0 then 'closed' else 'open' end, '2026-01-01 10:00Z',
       '2026-01-01 10:01Z', case when id % 2 = 0 then timestamptz '2026-01-02 10:00Z' end, 2, 'Hasta luego'
  from contacts;

insert into messages (agent_id, conversation_id, external_id, direction, author, body, delivery_status, created_at)
select agent_id, id, 'in-' || id, 'inbound', 'contact', 'Hola', null, created_at from conversations
union all
select agent_id, id, 'out-' || id, 'outbound', 'ai', 'Hasta luego', 'read', last_message_at from conversations;

insert into ai_sessions (agent_id, conversation_id, model, started_at, tokens_in, tokens_out, cost_micros, currency)
select agent_id, id, 'model-1', created_at, 100, 20, 1500, 'EUR' from conversations;

insert into ai_messages (agent_id, ai_session_id, position, role, content, message_id, created_at)
select s.agent_id, s.id, 0, 'assistant', 'Hasta luego', m.id, m.created_at
  from ai_sessions s join messages m on m.conversation_id = s.conversation_id and m.direction = 'outbound';

insert into backup_jobs (name, schedule, target) values ('Nightly', '0 0 3 * * *', 'backups');

select atalaya_audit_append('[{"action": "user.signed_in"}, {"action": "access.denied", "result": "denied",
    "target_type": "conversation", "target_id": 1}]');
