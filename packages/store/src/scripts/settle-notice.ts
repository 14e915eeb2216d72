import { createScript } from '../script.ts';

/**
 * Removes a notice, unless one of its deliveries or the job of one is missing: Redis may have lost it.
 * KEYS: outbox, deliveries, the job of each delivery. ARGV: group, id of the notice, id of each delivery.
 * Returns 1 if it ended; 0 if it stays, to be dispatched again.
 */
export const settleNoticeScript = createScript(`
for i = 3, #ARGV do
  local delivery = redis.call('HGET', KEYS[2], ARGV[i])
  if not delivery then return 0 end
  if cjson.decode(delivery).status == 'pending' and redis.call('EXISTS', KEYS[i]) == 0 then return 0 end
end
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
redis.call('XDEL', KEYS[1], ARGV[2])
return 1
`);
