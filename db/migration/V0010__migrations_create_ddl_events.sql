-- purpose:  who changed the schema outside a migration
-- touches:  ddl_events
-- owner:    migrations
-- risk:     low
-- estimate: 20 ms, new table
-- window:   none
-- rollback: db/undo/U0010__migrations_drop_ddl_events.sql
-- recovery: nothing to recover; watching goes on with the next change
-- health:   db/health/schema_indexes_are_valid.sql
set local lock_timeout = '5s';

create table ddl_events (
    id               bigint generated always as identity,
    created_at       timestamptz not null default clock_timestamp(),
    login            text        not null,
    application_name text        not null,
    command_tag      text        not null,
    object_identity  text        not null,
    constraint ddl_events_pkey primary key (id)
);

create index ddl_events_created_at_idx on ddl_events (created_at, id);

comment on table ddl_events is 'Schema changes as the event trigger of db init saw them; empty where no superuser installed it';

grant select on ddl_events to atalaya_app;
