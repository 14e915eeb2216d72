-- Commits a run at a rung below its last one, in one step: the value of its trial at the rung, the outcome that the trial gets if it is
-- pruned there, its model, the cost curve and the checkpoint. The run is then queued again, without a job, until it is promoted or pruned.
-- An attempt writes nothing after it has released the run, or after another attempt has begun. The first commit of a rung wins.
--
-- `rung`: from 0. `entryBytes` and `valueAt`: the length of an entry of the rungs, and the offset of the value in it (see rungs.ts). `value`:
-- the metric of the objective and the train cost as float64. `held`: the outcome (JSON). `standing`: its entry of the standings. `heldEvent`: the event of the pruned trial. `patch`: changes of the run's
-- record (JSON). `marks`: see log-attempt.lua. `event`: event of the trial. `cacheField`: field of the cached results that names the checkpoint (JSON), or ''.
--
-- Returns 'committed'; 'known' if the rung was committed before; 'superseded' for an attempt that may not write; 'closed' if the sweep is
-- closed or gone.
--- @keys sweep rungs held curves models checkpoints cachedResults
--- @args run trial rung entryBytes valueAt value held standing heldEvent model curve checkpoint patch cacheField paceOf attempt begin marks event
--- @returns 'committed' | 'known' | 'superseded' | 'closed'
--- @include add-event
--- @include fence
--- @include keep-longer
--- @include log-attempt
--- @include move-open-trials
--- @include note-pace
--- @include patch-run
--- @include run-event
--- @include run-record
--- @include standings
local status, closed = unpack(redis.call('HMGET', keys.sweep, 'status', 'closed'))
if not status or closed then return 'closed' end
local state = readRun()
if not state or state.status ~= 'running' or not isCurrent(state, args.attempt, args.begin) then return 'superseded' end
local patch, cacheField = cjson.decode(args.patch), args.cacheField ~= '' and cjson.decode(args.cacheField)
local at = args.trial * args.entryBytes
local count = string.byte(redis.call('GETRANGE', keys.rungs, at, at)) or 0
local isKnown = count > tonumber(args.rung)
if not isKnown then
  redis.call('SETRANGE', keys.rungs, at, struct.pack('B', args.rung + 1))
  redis.call('SETRANGE', keys.rungs, at + args.valueAt, args.value)
  redis.call('HSET', keys.held, args.trial, args.held, args.trial .. ' standing', args.standing, args.trial .. ' event', args.heldEvent)
  redis.call('HSET', keys.models, args.trial, args.model)
  keepLonger(keys.curves, args.curve)
  if args.checkpoint ~= '' then
    redis.call('HSET', keys.checkpoints, args.run, args.checkpoint)
    if cacheField then redis.call('HSET', keys.cachedResults, unpack(cacheField)) end
  end
  if args.paceOf ~= '' then notePace() end
  state.crashes, state.lastCrash, state.losses = nil, nil, nil
  patchRun(state, patch)
  addEvent(args.event)
end
moveOpenTrials('running', 'queued', readColumns())
logEnd(state, args.marks)
state.status = 'queued'
writeRun(state)
addEvent(runEvent('queued'))
return isKnown and 'known' or 'committed'
