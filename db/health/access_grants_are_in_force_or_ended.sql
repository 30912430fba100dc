-- Grants that end before they begin.
select id, granted_at, expires_at from user_agent_access where expires_at <= granted_at;
