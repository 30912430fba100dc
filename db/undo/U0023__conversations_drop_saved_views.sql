-- undoes: V0023. The names that people gave to their filters are lost.
drop table saved_views;
