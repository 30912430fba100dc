-- undoes: V0011. The console no longer sees which versions are applied.
revoke select on flyway_schema_history from atalaya_app;
