-- undoes: V0031. Nothing recurs until it is there again; nothing else is lost.
drop table scheduled_tasks;
