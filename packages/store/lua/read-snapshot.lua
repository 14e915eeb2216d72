-- Reads a sweep at one moment, and the last event before that moment. Returns the event's id or '', the best trial's member of the
-- leaderboard or '', and the sweep's fields and values in turn.
--- @keys sweep leaderboard events
--- @returns [eventId: string, best: string, fields: string[]]
local last = redis.call('XREVRANGE', keys.events, '+', '-', 'COUNT', 1)[1]
local best = redis.call('ZRANGE', keys.leaderboard, 0, 0)[1]
return { last and last[1] or '', best or '', redis.call('HGETALL', keys.sweep) }
