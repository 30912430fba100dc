-- undoes: V0029. Computed from messages, so nothing is lost.
update conversations set delivery_failed = false, by_ai = false, by_bot = false, by_human = false
 where delivery_failed or by_ai or by_bot or by_human;
