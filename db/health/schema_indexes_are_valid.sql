-- Indexes that a failed CREATE INDEX CONCURRENTLY left behind.
select indexrelid::regclass as index from pg_index where not indisvalid;
