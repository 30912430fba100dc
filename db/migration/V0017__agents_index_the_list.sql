-- purpose:  the list of agents is read by name
-- touches:  whatsapp_agents
-- owner:    agents
-- risk:     low
-- estimate: 10 ms, an index of a small table
-- window:   none
-- rollback: db/undo/U0017__agents_drop_list_index.sql
-- recovery: nothing to recover; the index is made again
-- health:   db/health/agents_phones_are_distinct.sql
set local lock_timeout = '5s';

create index whatsapp_agents_name_idx on whatsapp_agents (lower(name), id);
