-- undoes: V0004. Loses every grant; nobody sees a conversation until they are given again.
drop policy whatsapp_agents_manage on whatsapp_agents;
drop policy whatsapp_agents_view on whatsapp_agents;
drop policy whatsapp_agents_owner on whatsapp_agents;
alter table whatsapp_agents no force row level security;
alter table whatsapp_agents disable row level security;
drop trigger role_permissions_permission on role_permissions;
drop trigger user_roles_permission on user_roles;
drop table user_agent_access;
drop function atalaya_require_permission();
drop function atalaya_may(text);
drop function atalaya_scope(text);
drop function atalaya_user();
