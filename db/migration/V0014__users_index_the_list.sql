-- purpose:  the list of users is sorted by name and by last sign-in, and found by name whatever its accents
-- touches:  users (indexes), atalaya_fold
-- owner:    users
-- risk:     low
-- estimate: 60 ms at 10,000 users
-- window:   none
-- rollback: db/undo/U0014__users_drop_list_indexes.sql
-- recovery: nothing to recover; the indexes are made again
-- health:   db/health/schema_indexes_are_valid.sql
set local lock_timeout = '5s';

-- The text in lower case and without the accents of the languages around here, by which names are sorted and found.
-- Without a search_path of its own, so that it is expanded in place; its body names the schema instead.
create function atalaya_fold(words text) returns text
    language sql immutable strict parallel safe
    as $$ select pg_catalog.translate(pg_catalog.lower(words), 'áàâäãåéèêëíìîïóòôöõúùûüñç', 'aaaaaaeeeeiiiiooooouuuunc') $$;

revoke all on function atalaya_fold(text) from public;
grant execute on function atalaya_fold(text) to atalaya_app;

create index users_name_idx on users (atalaya_fold(display_name), id);
create index users_last_login_idx on users (coalesce(last_login_at, timestamptz '-infinity'), id);
