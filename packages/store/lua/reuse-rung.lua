-- Commits a run at a rung below its last one from the cached result of another run (see `includes/rung.lua`). Here `model`, and `curveOf`, are
-- the places where the model and the cost curve are stored: `<key> <field>`, or ''. The run stays queued, without a job.
--
-- `generation`: with which the run was planned. `patch`: changes of the run's record (JSON).
--
-- Returns 'committed'; 'known' if the rung was committed before; 'gone', and writes nothing, if the model or the curve does not exist any
-- more, if the run trains or has ended, or if the sweep is gone, is closed or paused, or has another generation.
--- @keys sweep trials checkpoints
--- @args generation patch curveOf
--- @returns 'committed' | 'known' | 'gone'
--- @include add-event
--- @include copy-folds
--- @include find
--- @include new-run
--- @include run-event
--- @include run-record
--- @include rung
local status, closed, generation = unpack(redis.call('HMGET', keys.sweep, 'status', 'closed', 'generation'))
if not status or closed or status == 'paused' or (generation or '0') ~= args.generation then return 'gone' end
local state = readRun() or newRun()
if state.status ~= 'queued' or redis.call('HEXISTS', keys.trials, args.trial) == 1 then return 'gone' end
if hasReached() then return 'known' end
if args.curveOf ~= '' then args.curve = find(args.curveOf) end
local model = args.model
args.model = find(model)
if not args.curve or not args.model then return 'gone' end
-- The checkpoint of the rung before refers to the model that is replaced here.
redis.call('HDEL', keys.checkpoints, args.run)
writeRung(state, cjson.decode(args.patch))
copyFoldCurves()
copyFoldModels(model, args.trial)
writeRun(state)
addEvent(runEvent('queued'))
return 'committed'
