import { createScript } from '../script.ts';

/**
 * Writes a delivery of a sweep that is there, unless it has been written before. KEYS: sweep, deliveries.
 * ARGV: id, delivery (JSON). Returns the delivery that stands; false if there is no such sweep.
 */
export const openDeliveryScript = createScript(`
if redis.call('EXISTS', KEYS[1]) == 0 then return false end
redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[2])
return redis.call('HGET', KEYS[2], ARGV[1])
`);
