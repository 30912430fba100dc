-- Models that have prices, but none for the days of sessions of the last 30 days.
select s.model, count(*) as sessions
  from ai_sessions s
 where s.started_at > now() - interval '30 days' and s.cost_micros is null
   and exists (select from ai_prices p where p.model = s.model)
   and not exists (select from ai_prices p where p.model = s.model
        and p.valid_from <= (s.started_at at time zone 'UTC')::date
        and (p.valid_until is null or p.valid_until > (s.started_at at time zone 'UTC')::date))
 group by s.model;
