-- Settings of service users, who look at no list.
select s.user_id, s.list
  from user_list_settings s
  join users u on u.id = s.user_id
 where u.kind = 'service';
