import { createScript } from '../script.ts';

/**
 * Reads events, and which there are, at one moment.
 * KEYS: events. ARGV: id after which they begin, how many at most.
 * Returns the first id that is kept or '', the last or '', how many are kept, and the entries.
 */
export const readEventsScript = createScript(`
local function id(entry) return entry and entry[1] or '' end
return {
  id(redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]),
  id(redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]),
  redis.call('XLEN', KEYS[1]),
  redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', ARGV[2]),
}
`);
