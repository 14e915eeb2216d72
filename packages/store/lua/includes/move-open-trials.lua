-- Moves the trials of the run that have no outcome from one status to another, in the standings and in the counters.
-- `indices`: of the run's trials.
--- @keys sweep trials
--- @args ...indices
--- @constants queuedByte runningByte
--- @include standings
local function moveOpenTrials(from, to, columns)
  local bytes = { queued = constants.queuedByte, running = constants.runningByte }
  local open = 0
  for i = 1, #args.indices do
    local index = args.indices[i]
    if redis.call('HEXISTS', keys.trials, index) == 0 then
      open = open + 1
      writeStanding(index, bytes[to], columns)
    end
  end
  redis.call('HINCRBY', keys.sweep, from, 0 - open)
  redis.call('HINCRBY', keys.sweep, to, open)
end
