-- purpose:  when a backup is taken, where it goes and how long it is kept
-- touches:  backup_jobs
-- owner:    backups
-- risk:     low
-- estimate: 20 ms, new table
-- window:   none
-- rollback: db/undo/U0008__backups_drop_backup_jobs.sql
-- recovery: restore the last verified backup, or describe the jobs again
-- health:   db/health/backup_jobs_keep_something.sql
set local lock_timeout = '5s';

create table backup_jobs (
    id           bigint generated always as identity,
    name         text        not null,
    schedule     text,
    time_zone    text        not null default 'UTC',
    target       text        not null,
    keep_last    integer     not null default 7,
    keep_weekly  integer     not null default 4,
    keep_monthly integer     not null default 6,
    status       text        not null default 'enabled',
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    version      integer     not null default 0,
    constraint backup_jobs_pkey primary key (id),
    constraint backup_jobs_name_key unique (name),
    constraint backup_jobs_name_check check (char_length(name) between 1 and 100),
    constraint backup_jobs_status_check check (status in ('enabled', 'paused')),
    constraint backup_jobs_keep_check check (keep_last >= 1 and keep_weekly >= 0 and keep_monthly >= 0)
);

comment on table backup_jobs is 'Schedule, target and retention of each backup';
comment on column backup_jobs.schedule is 'Cron expression in time_zone; null is on demand only';

grant select, insert, update, delete on backup_jobs to atalaya_app;
