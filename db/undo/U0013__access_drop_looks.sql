drop function atalaya_agent_of_conversation(bigint);
drop function atalaya_conversation_seen(bigint, bigint);
drop function atalaya_conversations_seen(bigint, bigint[], integer);
drop function atalaya_scopes(bigint[], text);
