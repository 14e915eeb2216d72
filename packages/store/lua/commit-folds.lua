-- Saves folds of a running run in one step: their checkpoints, cost curves and states. An attempt writes nothing after it has released the
-- run, or after another attempt has begun.
--
-- `attempt`, `begin`, `marks`: see commit.lua. `isFurther`: '1' if the attempt has trained at least one iteration, which resets the count of
-- crashes. `cacheField`: the field of the cached results that names the saved folds (JSON). Of a fold: `state`: its state (JSON).
--
-- Returns 'committed'; 'superseded' for an attempt that may not write; 'closed' if the sweep is closed or gone.
--- @keys sweep checkpoints curves cachedResults
--- @args run attempt begin marks isFurther cacheField ...folds{fold state checkpoint curve}
--- @returns 'committed' | 'superseded' | 'closed'
--- @include fence
--- @include log-attempt
--- @include run-record
local status, closed = unpack(redis.call('HMGET', keys.sweep, 'status', 'closed'))
if not status or closed then return 'closed' end
local state = readRun()
if not state or state.status ~= 'running' or not isCurrent(state, args.attempt, args.begin) then return 'superseded' end
state.folds = state.folds or {}
for i = 1, #args.folds do
  local field = args.run .. ':' .. args.folds[i].fold
  redis.call('HSET', keys.checkpoints, field, args.folds[i].checkpoint)
  redis.call('HSET', keys.curves, field, args.folds[i].curve)
  state.folds[args.folds[i].fold] = args.folds[i].state
end
redis.call('HSET', keys.cachedResults, unpack(cjson.decode(args.cacheField)))
if args.isFurther == '1' then
  state.crashes, state.lastCrash, state.losses = nil, nil, nil
end
noteMarks(state, args.marks)
writeRun(state)
return 'committed'
