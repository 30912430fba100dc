-- Reference data for every installation: the system roles with their permissions, and the service users.
-- Safe to run again at any time, also twice at once: what exists is left alone.
do $$ begin perform pg_advisory_xact_lock(hashtext('atalaya seed')); end $$;

with wanted (code, name, description) as (values
    ('admin', 'Administrator', 'Manages users, roles, agents and who may see which agent; sees conversations only where granted'),
    ('supervisor', 'Supervisor', 'Reviews conversations and AI sessions of the agents in scope'),
    ('ops', 'Operations', 'Watches migrations, backups and health'),
    ('auditor', 'Auditor', 'Reads the whole audit log, and who has access to what'),
    ('system', 'System', 'What background work of the console may do'),
    ('importer', 'Importer', 'What an import may do'))
insert into roles (code, name, description, system)
select code, name, description, true from wanted w
 where not exists (select 1 from roles r where r.code = w.code);

with wanted (code, permission) as (values
    ('admin', 'users.read'), ('admin', 'users.manage'), ('admin', 'roles.read'), ('admin', 'roles.manage'),
    ('admin', 'roles.assign'), ('admin', 'agents.read'), ('admin', 'agents.manage'), ('admin', 'access.read'),
    ('admin', 'access.grant'), ('admin', 'conversations.read'), ('admin', 'ai_sessions.read'), ('admin', 'ai_sessions.manage_prices'),
    ('admin', 'audit.read'), ('admin', 'audit.read_all'), ('admin', 'migrations.read'), ('admin', 'labels.manage'),
    ('admin', 'contacts.read_personal'), ('admin', 'contacts.erase'), ('admin', 'reviews.design'),
    ('supervisor', 'conversations.read'), ('supervisor', 'ai_sessions.read'), ('supervisor', 'ai_sessions.review'),
    ('supervisor', 'agents.read'), ('supervisor', 'labels.manage'), ('supervisor', 'reviews.score'),
    ('supervisor', 'contacts.unmask'),
    ('ops', 'migrations.read'), ('ops', 'agents.read'),
    ('auditor', 'audit.read'), ('auditor', 'audit.read_all'), ('auditor', 'users.read'), ('auditor', 'roles.read'),
    ('auditor', 'access.read'), ('auditor', 'agents.read'),
    ('system', 'users.manage'), ('system', 'roles.assign'), ('system', 'reviews.design'),
    ('importer', 'conversations.import'), ('importer', 'agents.read'), ('importer', 'agents.manage'))
insert into role_permissions (role_id, permission)
select r.id, w.permission from wanted w join roles r on r.code = w.code and r.system
 where not exists (select 1 from role_permissions p where p.role_id = r.id and p.permission = w.permission);

with wanted (name) as (values ('system'), ('import'))
insert into users (kind, display_name, status)
select 'service', name, 'active' from wanted w
 where not exists (select 1 from users u where u.kind = 'service' and u.display_name = w.name);

with wanted (name, code) as (values ('system', 'system'), ('import', 'importer'))
insert into user_roles (user_id, role_id, reason)
select u.id, r.id, 'reference data' from wanted w
  join users u on u.kind = 'service' and u.display_name = w.name
  join roles r on r.code = w.code
 where not exists (select 1 from user_roles x where x.user_id = u.id and x.role_id = r.id);

insert into user_agent_access (role_id, level, reason)
select r.id, 'manage', 'reference data: imports write for every agent' from roles r
 where r.code = 'importer'
   and not exists (select 1 from user_agent_access a where a.role_id = r.id and a.agent_id is null);

insert into user_agent_access (role_id, level, reason)
select r.id, 'review', 'reference data: the queue of reviews is filled for every agent' from roles r
 where r.code = 'system'
   and not exists (select 1 from user_agent_access a where a.role_id = r.id and a.agent_id is null);
