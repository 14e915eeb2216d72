-- Moves the trials of the run that have no outcome from one status to another, in the standings and in the counters.
-- `indices`: of the run's trials.
--- @keys sweep trials
--- @constants queuedByte runningByte
--- @include standings
local function moveOpenTrials(indices, from, to, columns)
  local bytes = { queued = constants.queuedByte, running = constants.runningByte }
  local open = 0
  for _, index in ipairs(indices) do
    if redis.call('HEXISTS', keys.trials, index) == 0 then
      open = open + 1
      writeStanding(index, bytes[to], columns)
    end
  end
  redis.call('HINCRBY', keys.sweep, from, 0 - open)
  redis.call('HINCRBY', keys.sweep, to, open)
end
