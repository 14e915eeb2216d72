import { createScript } from '../script.ts';

/**
 * Writes a delivery of a sweep that is there and not deleted, unless it has been written before. KEYS: sweep, deliveries.
 * ARGV: id, delivery (JSON). Returns the delivery that stands; false if there is no such sweep.
 */
export const openDeliveryScript = createScript(`
local sweep = redis.call('HMGET', KEYS[1], 'status', 'deleted')
if not sweep[1] or sweep[2] then return false end
redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[2])
return redis.call('HGET', KEYS[2], ARGV[1])
`);
