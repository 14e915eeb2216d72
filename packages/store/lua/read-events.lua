-- Reads events, and the limits of their stream at the same moment. Some events may have been removed with their sweep: the last id and
-- the number of kept events still count them. `removed`: the key that counts them, for the stream of all sweeps only. `after`: id after
-- which to read. `limit`: maximum number of events.
--
-- Returns the first id that is kept; the last id; the number of kept events; the entries; and 1 if the stream has the id `after`. If not,
-- that event was sent before Redis came back without its last writes. Where events were removed, the event may have been one of them, so
-- the answer is 1, too.
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
