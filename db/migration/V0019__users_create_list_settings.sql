-- purpose:  a list is found as its user left it: columns, order, closeness of rows
-- touches:  user_list_settings
-- owner:    users
-- risk:     low
-- estimate: 20 ms, new table
-- window:   none
-- rollback: db/undo/U0019__users_drop_list_settings.sql
-- recovery: nothing to recover; lists look as usual until somebody chooses again
-- health:   db/health/user_list_settings_are_of_people.sql
set local lock_timeout = '5s';

create table user_list_settings (
    user_id bigint  not null,
    list    text    not null,
    hidden  text[]  not null default '{}',
    sort    text,
    close   boolean not null default false,
    constraint user_list_settings_pkey primary key (user_id, list),
    constraint user_list_settings_list_check check (list ~ '^[a-z_]{1,40}$'),
    constraint user_list_settings_hidden_check check (cardinality(hidden) <= 40),
    constraint user_list_settings_sort_check check (sort ~ '^-?[a-z_]{1,40}$'),
    constraint user_list_settings_user_fkey foreign key (user_id) references users (id) on delete cascade
);

comment on table user_list_settings is 'How users left their lists: columns left out, order, whether rows stand close';

grant select, insert, update on user_list_settings to atalaya_app;
