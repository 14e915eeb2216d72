-- Saves folds of a running run in one step: their checkpoints, cost curves, models and states. Of a fold in training, the costs since its last
-- save are added (see includes/parts.lua). An attempt writes nothing after it has released
-- the run, or after another attempt has begun.
--
-- `attempt`, `begin`, `marks`: see commit.lua. `isFurther`: '1' if the next attempt can continue beyond the iteration at which this attempt began, which resets the
-- count of crashes. `states`: the state of each saved fold, by its number (JSON). `place`: where the folds are saved, for the cached results:
-- `<sweep> <run>`. `partOf`: the fold in training, as `<run>:<fold>`, or ''. `part`, `state`: of this fold. Of a write: `hash`: `checkpoints`,
-- `curves` or `models`.
--
-- Returns the iteration up to which the costs of the fold in training are stored in parts, or 0; 'superseded' for an attempt that may not write; 'closed' if the sweep is closed or gone.
--- @keys sweep checkpoints curves models cachedResults
--- @args attempt begin marks isFurther states place partOf part state ...writes{hash field bytes}
--- @returns number | 'superseded' | 'closed'
--- @include fence
--- @include log-attempt
--- @include parts
--- @include run-record
local status, closed = unpack(redis.call('HMGET', keys.sweep, 'status', 'closed'))
if not status or closed then return 'closed' end
local state = readRun()
if not state or state.status ~= 'running' or not isCurrent(state, args.attempt, args.begin) then return 'superseded' end
-- `states` is parsed before the first write, because Redis does not undo the writes of a script that fails.
local isRunning, states = {}, cjson.decode(args.states)
for fold, text in pairs(states) do isRunning[fold] = cjson.decode(text).status == 'running' end
local hashes = { checkpoints = keys.checkpoints, curves = keys.curves, models = keys.models }
for i = 1, #args.writes do
  redis.call('HSET', hashes[args.writes[i].hash], args.writes[i].field, args.writes[i].bytes)
  -- A whole curve replaces the parts.
  if args.writes[i].hash == 'curves' then dropParts(args.writes[i].field) end
end
local savedTo = args.partOf ~= '' and addPart(args.partOf, args.part, args.state) or 0
state.folds = state.folds or {}
for fold, text in pairs(states) do
  state.folds[fold] = text
  -- A fold that has not ended does not hide the fold of another sweep.
  if isRunning[fold] then
    redis.call('HSETNX', keys.cachedResults, 'f' .. fold, args.place)
  else
    redis.call('HSET', keys.cachedResults, 'f' .. fold, args.place)
  end
end
if args.isFurther == '1' then
  state.crashes, state.lastCrash, state.losses = nil, nil, nil
end
noteMarks(state, args.marks)
writeRun(state)
return savedTo
