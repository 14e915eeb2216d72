-- Reads events after the id `after`, and the limits of their stream at the same moment. `removed`: the key with the number of events that
-- were removed with their sweep, only for the stream of all sweeps. `limit`: maximum number of events.
--
-- Returns:
-- - the first id in the stream, and the last id, which may be that of a removed event;
-- - the number of events in the stream, plus the number of removed events;
-- - the entries;
-- - 0 if Redis has lost the event with the id `after`, else 1. In a stream with removed events always 1, because that event may have been
--   removed.
--- @keys events removed?
--- @args after limit
--- @returns [first: string, last: string, kept: number, entries: [id: string, fields: string[]][], isOfStream: 0 | 1]
local last = ''
if redis.call('EXISTS', keys.events) == 1 then
  local info = redis.call('XINFO', 'STREAM', keys.events)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then last = info[i + 1] end
  end
end
local first = redis.call('XRANGE', keys.events, '-', '+', 'COUNT', 1)[1]
local removed = tonumber(keys.removed and redis.call('GET', keys.removed) or 0)
local isOfStream = args.after == '0-0' or removed > 0 or #redis.call('XRANGE', keys.events, args.after, args.after) > 0
return {
  first and first[1] or last,
  last,
  redis.call('XLEN', keys.events) + removed,
  redis.call('XRANGE', keys.events, '(' .. args.after, '+', 'COUNT', args.limit),
  isOfStream and 1 or 0,
}
