import { createScript } from '../script.ts';

/**
 * Writes a delivery in the place of what it was, unless that has changed or gone. KEYS: deliveries.
 * ARGV: id, delivery as it was (JSON), delivery (JSON). Returns 1 if it was written.
 */
export const replaceDeliveryScript = createScript(`
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1
`);
