-- Recurring work that fails time after time, or should have begun an hour ago.
select task_name, task_instance, execution_time, consecutive_failures, last_failure
  from scheduled_tasks
 where consecutive_failures > 3 or not picked and execution_time < now() - interval '1 hour';
