import { createScript } from '../script.ts';

/**
 * Reads events, and which there are, at one moment. Some may have been removed by themselves, with their sweep: the last id
 * counts them, and so does how many are kept.
 * KEYS: events, how many were removed. ARGV: id after which they begin, how many at most.
 * Returns the first id that is kept, the last there was, how many are kept, the entries, and whether the id to begin after is one of the
 * stream: an id that is not was told before Redis came back without its last moments. Where events were removed by themselves it may have
 * been one of them.
 */
export const readEventsScript = createScript(`
local last = ''
if redis.call('EXISTS', KEYS[1]) == 1 then
  local info = redis.call('XINFO', 'STREAM', KEYS[1])
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then last = info[i + 1] end
  end
end
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
local removed = tonumber(KEYS[2] and redis.call('GET', KEYS[2]) or 0)
local isOfStream = ARGV[1] == '0-0' or removed > 0 or #redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1]) > 0
return {
  first and first[1] or last,
  last,
  redis.call('XLEN', KEYS[1]) + removed,
  redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', ARGV[2]),
  isOfStream and 1 or 0,
}
`);
