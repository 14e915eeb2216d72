-- A run at a rung below its last one. `rung`: from 0. `entryBytes` and `valueAt`: the length of an entry of the rungs, and the offset of the
-- value in it (see rungs.ts). `value`: the metric of the objective and the train cost as float64. `held`: the outcome that the trial gets if
-- it is pruned here (JSON). `standing`: its entry of the standings. `heldEvent`: the event that is added if it is pruned here. `event`: the event
-- that is added now.
--- @keys rungs held models curves
--- @args trial rung entryBytes valueAt value held standing heldEvent model curve event
--- @include add-event
--- @include keep-longer
--- @include patch-run

-- Whether the trial has a value at the rung.
local function hasReached()
  local at = args.trial * args.entryBytes
  return (string.byte(redis.call('GETRANGE', keys.rungs, at, at)) or 0) > tonumber(args.rung)
end

-- Writes the value of the trial at the rung, its held outcome, its model and its cost curve, changes the record of the run, and adds the event.
local function writeRung(state, patch)
  local at = args.trial * args.entryBytes
  redis.call('SETRANGE', keys.rungs, at, struct.pack('B', args.rung + 1))
  redis.call('SETRANGE', keys.rungs, at + args.valueAt, args.value)
  local names = { args.trial, args.trial .. ' standing', args.trial .. ' event' }
  redis.call('HSET', keys.held, names[1], args.held, names[2], args.standing, names[3], args.heldEvent)
  redis.call('HSET', keys.models, args.trial, args.model)
  keepLonger(keys.curves, args.curve)
  patchRun(state, patch)
  addEvent(args.event)
end
