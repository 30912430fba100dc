-- undoes: V0030. The lists of the inbox sort what they show.
drop index conversations_agent_awake_idx;
drop index conversations_awake_idx;
drop index conversations_agent_unattended_idx;
drop index conversations_unattended_idx;
drop index conversations_agent_failed_idx;
drop index conversations_failed_idx;
drop index conversations_agent_created_idx;
drop index conversations_created_idx;
drop index conversations_agent_priority_idx;
drop index conversations_priority_idx;
drop index conversations_assignee_newest_idx;
