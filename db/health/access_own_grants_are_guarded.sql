-- Without the trigger, whoever may grant could grant to themselves.
select 'user_agent_access_own is missing' as problem
 where not exists (select 1 from pg_trigger where tgname = 'user_agent_access_own' and tgenabled <> 'D');
