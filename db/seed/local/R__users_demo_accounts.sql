-- Demo accounts, agents and grants for the profiles local and staging. No passwords here: each start of a new
-- installation draws its own. Safe to run again: what exists is left alone.
do $$ begin perform pg_advisory_xact_lock(hashtext('atalaya seed')); end $$;

with wanted (slug, name, kind, language, time_zone, phone) as (values
    ('banks', 'Banks assistant', 'ai', 'en', 'Europe/London', null),
    ('flights', 'Flights assistant', 'ai', 'en', 'Europe/London', null),
    ('homes', 'Homes assistant', 'ai', 'en', 'America/New_York', null),
    ('hotels', 'Hotels assistant', 'hybrid', 'en', 'Europe/Madrid', null),
    ('restaurants', 'Restaurants assistant', 'ai', 'en', 'Europe/Madrid', null),
    ('services', 'Services assistant', 'ai', 'en', 'America/New_York', null),
    ('travel', 'Travel assistant', 'ai', 'en', 'Europe/Madrid', null),
    ('avisos', 'Avisos', 'bot', 'es', 'Europe/Madrid', '+34600000903'),
    ('clinica', 'Clínica Aurora', 'human', 'es', 'Europe/Madrid', '+34600000902'),
    ('soporte', 'Soporte técnico', 'hybrid', 'es', 'Europe/Madrid', '+34600000901'))
insert into whatsapp_agents (slug, name, kind, language, time_zone, phone)
select slug, name, kind, language, time_zone, phone from wanted w
 where not exists (select 1 from whatsapp_agents a where a.slug = w.slug);

with wanted (code, name, description) as (values
    ('finance-team', 'Finance team', 'Reaches the agents of banking and housing'),
    ('data-protection', 'Data protection', 'Erases contacts on request'))
insert into roles (code, name, description)
select code, name, description from wanted w
 where not exists (select 1 from roles r where r.code = w.code);

insert into role_permissions (role_id, permission)
select r.id, 'contacts.erase' from roles r
 where r.code = 'data-protection'
   and not exists (select 1 from role_permissions p where p.role_id = r.id and p.permission = 'contacts.erase');

with wanted (email, display_name, status) as (values
    ('admin@demo.example', 'Ada Molina', 'active'),
    ('sofia@demo.example', 'Sofía Herrera', 'active'),
    ('bruno@demo.example', 'Bruno Castaño', 'active'),
    ('olga@demo.example', 'Olga Prieto', 'active'),
    ('aurelio@demo.example', 'Aurelio Vega', 'active'),
    ('carlos@demo.example', 'Carlos Ibáñez', 'suspended'))
insert into users (kind, email, display_name, status, test_user)
select 'person', email, display_name, status, true from wanted w
 where not exists (select 1 from users u where u.email = w.email);

with wanted (email, code) as (values
    ('admin@demo.example', 'admin'), ('sofia@demo.example', 'supervisor'),
    ('sofia@demo.example', 'data-protection'), ('bruno@demo.example', 'supervisor'),
    ('bruno@demo.example', 'finance-team'), ('olga@demo.example', 'ops'), ('aurelio@demo.example', 'auditor'),
    ('carlos@demo.example', 'supervisor'))
insert into user_roles (user_id, role_id, reason)
select u.id, r.id, 'demo' from wanted w
  join users u on u.email = w.email
  join roles r on r.code = w.code
 where not exists (select 1 from user_roles x where x.user_id = u.id and x.role_id = r.id);

-- One ends two days after the first start; Bruno's grant on banks stands beside that of his role.
with wanted (email, slug, level, hours) as (values
    ('sofia@demo.example', 'flights', 'view', null), ('sofia@demo.example', 'hotels', 'manage', null),
    ('sofia@demo.example', 'restaurants', 'review', null), ('sofia@demo.example', 'soporte', 'review', null),
    ('sofia@demo.example', 'travel', 'view', null), ('sofia@demo.example', 'clinica', 'view', 48),
    ('bruno@demo.example', 'avisos', 'view', null), ('bruno@demo.example', 'banks', 'view', null),
    ('bruno@demo.example', 'clinica', 'review', null), ('bruno@demo.example', 'services', 'review', null),
    ('carlos@demo.example', 'homes', 'review', null))
insert into user_agent_access (user_id, agent_id, level, reason, expires_at)
select u.id, a.id, w.level, 'demo', now() + w.hours * interval '1 hour' from wanted w
  join users u on u.email = w.email
  join whatsapp_agents a on a.slug = w.slug
 where not exists (select 1 from user_agent_access x where x.user_id = u.id and x.agent_id = a.id);

with wanted (code, slug, level) as (values
    ('finance-team', 'banks', 'review'), ('finance-team', 'homes', 'view'))
insert into user_agent_access (role_id, agent_id, level, reason)
select r.id, a.id, w.level, 'demo' from wanted w
  join roles r on r.code = w.code
  join whatsapp_agents a on a.slug = w.slug
 where not exists (select 1 from user_agent_access x where x.role_id = r.id and x.agent_id = a.id);
