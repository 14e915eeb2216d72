-- Adds a measured training speed to the sums of seconds and iterations. Each new measurement first reduces the sums by 5 %, so that
-- older measurements count less.
--- @keys pace
--- @args paceOf seconds iterations
local function notePace()
  local before = redis.call('HGET', keys.pace, args.paceOf) or '0 0'
  local seconds, iterations = string.match(before, '^(%S+) (%S+)$')
  seconds = seconds * 0.95 + args.seconds
  iterations = iterations * 0.95 + args.iterations
  redis.call('HSET', keys.pace, args.paceOf, string.format('%.9g %.9g', seconds, iterations))
end
