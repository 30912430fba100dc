-- undoes: V0008. Loses the descriptions of the jobs; files stay where they are.
drop table backup_jobs;
