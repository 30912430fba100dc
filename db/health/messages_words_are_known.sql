-- Among the 100 newest messages, those with a word that could not be put right, since it was not learnt.
select m.id, min(w.word) as word
  from (select id, body from messages where body is not null order by id desc limit 100) m,
       lateral (select word from string_to_table(atalaya_spaced(m.body), ' ') word
                 where char_length(word) between 4 and 32 and word !~ '[0-9]') w
 where not exists (select 1 from message_words k where k.word = w.word)
 group by m.id;
