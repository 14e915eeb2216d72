import { createScript } from '../script.ts';

/** Removes entries from the stream of all sweeps, and counts them. KEYS: events of all, how many were removed. ARGV: ids. */
export const removeEventsScript = createScript(`
redis.call('INCRBY', KEYS[2], redis.call('XDEL', KEYS[1], unpack(ARGV)))
`);
