-- purpose:  the console shows which versions are applied, and a start checks them, without the owner's login
-- touches:  flyway_schema_history
-- owner:    migrations
-- risk:     low
-- estimate: 5 ms, a grant
-- window:   none
-- rollback: db/undo/U0011__migrations_revoke_history.sql
-- recovery: nothing to recover; the grant is given again
-- health:   db/health/migrations_history_is_readable.sql
set local lock_timeout = '5s';

grant select on flyway_schema_history to atalaya_app;
