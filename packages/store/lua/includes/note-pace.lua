-- Adds a measured training speed to two pairs of sums: seconds and iterations of the training setup `paceOf` ('' for none), and seconds and
-- operations of runs of similar size `rateOf` ('' for no measurement). Each new measurement first reduces the sums by 5 %, so that older
-- measurements count less.
--- @keys pace
--- @args paceOf rateOf seconds iterations operations
local function notePace()
  local function add(field, amount)
    local before = redis.call('HGET', keys.pace, field) or '0 0'
    local seconds, sum = string.match(before, '^(%S+) (%S+)$')
    seconds = seconds * 0.95 + args.seconds
    redis.call('HSET', keys.pace, field, string.format('%.9g %.9g', seconds, sum * 0.95 + amount))
  end
  if args.rateOf == '' then return end
  if args.paceOf ~= '' then add(args.paceOf, args.iterations) end
  add(args.rateOf, args.operations)
end
