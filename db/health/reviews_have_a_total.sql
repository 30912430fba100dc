-- Scored reviews without a total, although their scorecard asks something that counts and must be answered.
select r.id, r.scorecard_version_id, r.finished_at
  from reviews r
  join scorecard_versions v on v.id = r.scorecard_version_id
 where r.state = 'submitted' and r.total is null
   and exists (select from jsonb_array_elements(v.items) i
                where (i ->> 'required')::boolean and (i ->> 'weight')::integer > 0 and i ->> 'kind' <> 'text');
