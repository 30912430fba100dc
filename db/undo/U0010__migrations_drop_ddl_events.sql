-- undoes: V0010. Loses the record of schema changes made by hand.
drop table ddl_events;
