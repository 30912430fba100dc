-- undoes: V0032. Loses the queue, the scorecards and all scores that were given with them.
drop table reviews;
drop table review_rules;
drop table scorecard_versions;
drop table scorecards;
