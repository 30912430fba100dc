-- People with more than one usual view.
select owner_id, count(*) as usual from saved_views where usual group by owner_id having count(*) > 1;
