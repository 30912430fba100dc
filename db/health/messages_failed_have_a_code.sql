-- Failed deliveries of the last day without the provider's code.
select id, conversation_id from messages
 where delivery_status = 'failed' and error_code is null and received_at > now() - interval '1 day';
