-- People whose e-mail could not be written to.
select id, email from users where kind = 'person' and email !~ '^[^[:space:]@]+@[^[:space:]@]+$';
