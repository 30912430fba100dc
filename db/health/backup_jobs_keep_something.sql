-- Jobs with an unknown time zone.
select id, name, time_zone from backup_jobs
 where time_zone not in (select name from pg_timezone_names);
