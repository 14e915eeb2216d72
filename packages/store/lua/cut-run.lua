-- Writes the results of a run whose sweep was closed before the run ended. Its open trials get the metrics and the model at the cut, and
-- stay cancelled. The trials were counted when the sweep was closed, so no counter changes. Cut trials are neither ranked nor reused. Only
-- the first cut of a run is written, and only if the sweep is closed and not deleted.
--
-- The events follow the end of the sweep in its stream, so that a table of trials that was read before the cut has another last event than
-- the table after the cut. The revision does not change, because the answer of `GET /v1/sweeps/:id` does not.
--
-- `by`: number of the attempt that trained the run; 'idle' for a run without an active attempt; 'any' for a run whose last attempt is known
-- to have ended. `patch`: changes of the run's record (JSON). `curve`: cost curve, or ''. `begin`: the random token of the attempt, or ''.
-- `marks`: see log-attempt.lua.
--
-- Returns the indices of the trials that were written; false if the run must not be cut.
--- @keys sweep trials curves models
--- @args by patch curve finishedAt begin marks ...trials{index outcome event model standing}
--- @returns number[] | null
--- @include append-event
--- @include arrange
--- @include fence
--- @include keep-longer
--- @include log-attempt
--- @include parts
--- @include patch-run
--- @include run-event
--- @include run-record
--- @include standings
local columns = readColumns()
local status, closed, deleted = unpack(redis.call('HMGET', keys.sweep, 'status', 'closed', 'deleted'))
if not status or not closed or deleted then return false end
local state = readRun()
if not state or state.finishedAt ~= cjson.null then return false end
if args.by == 'idle' and state.status == 'running' then return false end
if tonumber(args.by) and not isCurrent(state, args.by, args.begin) then return false end
-- `patch` is parsed before the first write, because Redis does not undo the writes of a script that fails.
local patch = cjson.decode(args.patch)
if args.curve ~= '' then keepLonger(keys.curves, args.curve) end
dropParts(args.run)
local written = {}
for i = 1, #args.trials do
  local index = args.trials[i].index
  if redis.call('HSETNX', keys.trials, index, args.trials[i].outcome) == 1 then
    written[#written + 1] = tonumber(index)
    writeStanding(index, arrange(args.trials[i].standing, columns), columns)
    redis.call('HSET', keys.models, index, args.trials[i].model)
    appendEvent(args.trials[i].event)
  end
end
if tonumber(args.by) then logEnd(state, args.marks) end
patchRun(state, patch)
state.status, state.finishedAt, state.reached = 'cancelled', args.finishedAt, nil
writeRun(state)
appendEvent(runEvent('cancelled'))
return written
