-- Ends a sweep that has reached its time limit `maxMs`. Returns the number of ms that are left; 0 if the sweep has ended.
--- @keys sweep
--- @args now maxMs
--- @returns number
--- @include clock
--- @include close
local finishedAt, began, held, paused =
  unpack(redis.call('HMGET', keys.sweep, 'finishedAt', 'began', 'held', 'paused'))
if redis.call('EXISTS', keys.sweep) == 0 or finishedAt then return 0 end
local longest = tonumber(args.maxMs)
if not began then return longest end
-- The time during a pause does not count.
local at = tonumber(paused or milliseconds())
local left = longest - (at - began - (held or 0))
if left > 0 then return math.ceil(left) end
close('completed', 'maxSeconds', args.now)
return 0
