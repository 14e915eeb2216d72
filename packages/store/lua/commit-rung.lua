-- Commits a run at a rung below its last one, in one step: the value of its trial at the rung, the outcome that the trial gets if it is
-- pruned there, its model, the cost curve and the checkpoint (see `includes/rung.lua`). The run is then queued again, without a job, until it
-- is promoted or pruned. An attempt writes nothing after it has released the run, or after another attempt has begun. The first commit of a
-- rung wins.
--
-- `patch`: changes of the run's record (JSON). `marks`: see log-attempt.lua. `cacheField`: field of the cached results that names the
-- checkpoint (JSON), or ''.
--
-- Returns 'committed'; 'known' if the rung was committed before; 'superseded' for an attempt that may not write; 'closed' if the sweep is
-- closed or gone.
--- @keys sweep checkpoints cachedResults
--- @args checkpoint patch cacheField attempt begin marks
--- @returns 'committed' | 'known' | 'superseded' | 'closed'
--- @include add-event
--- @include fence
--- @include log-attempt
--- @include move-open-trials
--- @include note-pace
--- @include parts
--- @include run-event
--- @include run-record
--- @include rung
--- @include standings
local status, closed = unpack(redis.call('HMGET', keys.sweep, 'status', 'closed'))
if not status or closed then return 'closed' end
local state = readRun()
if not state or state.status ~= 'running' or not isCurrent(state, args.attempt, args.begin) then return 'superseded' end
local patch, cacheField = cjson.decode(args.patch), args.cacheField ~= '' and cjson.decode(args.cacheField)
local isKnown = hasReached()
if not isKnown then
  writeRung(state, patch)
  -- The checkpoint of the rung before refers to the model that was replaced.
  redis.call('HDEL', keys.checkpoints, args.run)
  dropParts(args.run)
  if args.checkpoint ~= '' then
    redis.call('HSET', keys.checkpoints, args.run, args.checkpoint)
    if cacheField then redis.call('HSET', keys.cachedResults, unpack(cacheField)) end
  end
  notePace()
  state.crashes, state.lastCrash, state.losses = nil, nil, nil
end
moveOpenTrials({ args.trial }, 'running', 'queued', readColumns())
logEnd(state, args.marks)
state.status = 'queued'
writeRun(state)
addEvent(runEvent('queued'))
return isKnown and 'known' or 'committed'
