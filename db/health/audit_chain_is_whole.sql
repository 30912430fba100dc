-- Among the last 1,000 rows of the chain, those whose hash or link is wrong.
select sequence from (
    select l.*, lag(l.hash) over (order by l.sequence) as expected
      from audit_logs l where l.sequence > (select sequence from audit_head) - 1000) l
 where (expected is not null and previous_hash <> expected)
    or hash <> atalaya_audit_hash((select a from audit_logs a where a.sequence = l.sequence));
