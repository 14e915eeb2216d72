-- Reads a sweep, its best trial and its last event at the same moment. Returns the id of the event or '', the leaderboard member of the best
-- trial or '', and the fields and values of the sweep, which alternate.
--- @keys sweep leaderboard events
--- @returns [eventId: string, best: string, fields: string[]]
local last = redis.call('XREVRANGE', keys.events, '+', '-', 'COUNT', 1)[1]
local best = redis.call('ZRANGE', keys.leaderboard, 0, 0)[1]
return { last and last[1] or '', best or '', redis.call('HGETALL', keys.sweep) }
