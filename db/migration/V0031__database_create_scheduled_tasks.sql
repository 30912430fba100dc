-- purpose:  work that recurs runs on one node at a time
-- touches:  scheduled_tasks
-- owner:    database
-- risk:     low
-- estimate: 20 ms, new table
-- window:   none
-- rollback: db/undo/U0031__database_drop_scheduled_tasks.sql
-- recovery: nothing to recover; what recurs is put down again at the next start
-- health:   db/health/scheduled_tasks_keep_up.sql
set local lock_timeout = '5s';

-- The columns are db-scheduler's.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    constraint scheduled_tasks_pkey primary key (task_name, task_instance),
    constraint scheduled_tasks_priority_check check (priority >= 0)
);

create index scheduled_tasks_due_idx on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat_idx on scheduled_tasks (last_heartbeat);

comment on table scheduled_tasks is 'Work that recurs: when it is due, and which node is at it';

grant select, insert, update, delete on scheduled_tasks to atalaya_app;
