-- undoes: V0019. Lists look as usual again.
drop table user_list_settings;
