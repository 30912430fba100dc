-- undoes: V0006. Loses the AI sessions.
drop table ai_messages;
drop table ai_sessions;
