drop policy whatsapp_agents_access on whatsapp_agents;
drop trigger user_agent_access_own on user_agent_access;
drop function atalaya_refuse_own_grant();
drop index user_agent_access_expires_at_idx;
drop index user_agent_access_granted_at_idx;
