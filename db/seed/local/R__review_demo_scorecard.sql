-- A scorecard and rules for the profiles local and staging, so that a newcomer finds a queue to clear. Safe to run again:
-- what exists is left alone.
do $$ begin perform pg_advisory_xact_lock(hashtext('atalaya seed')); end $$;

with wanted (name, description) as (values
    ('Atención al cliente', 'Lo que un buen agente hace en cada conversación'))
insert into scorecards (name, description)
select name, description from wanted w
 where not exists (select 1 from scorecards s where lower(s.name) = lower(w.name));

insert into scorecard_versions (scorecard_id, number, items)
select s.id, 1, '[
    {"kind": "number", "label": "¿Entendió lo que se pedía?", "help": "1: respondió a otra cosa; 5: a la primera",
     "weight": 30, "required": true, "min": 1, "max": 5, "options": []},
    {"kind": "choice", "label": "¿Quedó resuelto?", "help": "", "weight": 30, "required": true, "min": 0, "max": 0,
     "options": [{"label": "Sí, del todo", "points": 10}, {"label": "En parte", "points": 5}, {"label": "No", "points": 0}]},
    {"kind": "yes_no", "label": "¿Fue cordial de principio a fin?", "help": "", "weight": 20, "required": true,
     "min": 0, "max": 0, "options": []},
    {"kind": "yes_no", "label": "¿Son ciertos los datos que dio?", "help": "Precios, horarios y condiciones", "weight": 20,
     "required": true, "min": 0, "max": 0, "options": []},
    {"kind": "text", "label": "Qué se haría mejor", "help": "", "weight": 0, "required": false, "min": 0, "max": 0,
     "options": []}]'::jsonb
  from scorecards s
 where s.name = 'Atención al cliente'
   and not exists (select 1 from scorecard_versions v where v.scorecard_id = s.id);

-- For all agents; one that waits an hour is late, and a third of the closed ones is a sample to learn from.
with wanted (kind, threshold, days) as (values
    ('share', 30, 200), ('wait', 60, 30), ('failed_delivery', 0, 30), ('low_score', 3, 90))
insert into review_rules (scorecard_id, kind, threshold, days)
select s.id, w.kind, w.threshold, w.days from wanted w
  join scorecards s on s.name = 'Atención al cliente'
 where not exists (select 1 from review_rules r where r.scorecard_id = s.id and r.kind = w.kind);
