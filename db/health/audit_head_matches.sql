-- The head of the chain where it is not the last row.
select h.sequence, l.sequence as last_row from audit_head h
  left join lateral (select sequence, hash from audit_logs order by sequence desc limit 1) l on true
 where h.sequence <> coalesce(l.sequence, 0) or (l.hash is not null and h.hash <> l.hash);
