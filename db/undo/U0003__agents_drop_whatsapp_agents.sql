-- undoes: V0003. Loses the agents.
drop table whatsapp_agents;
