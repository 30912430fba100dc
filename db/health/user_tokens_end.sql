-- Links that live longer than a week.
select id, purpose from user_tokens where expires_at > created_at + interval '7 days';
