-- undoes: V0017. The list of agents sorts what it shows.
drop index whatsapp_agents_name_idx;
