-- Writes the results of a run whose sweep was closed before the run ended. Its open trials get the metrics and the model at the cut, and
-- stay cancelled. The close has counted them, so no counter changes. They are neither ranked nor reused. Only the first cut of a run is
-- written, and none if the sweep is open, gone or deleted. The sweep's own event stream has ended with the sweep, so the events go to
-- the stream of all sweeps only.
--
-- `by`: number of the attempt that trained the run; 'idle' for a run that no attempt works on; 'any' for a run whose last attempt is
-- known to be gone. `patch`: changes of the run's record (JSON). `curve`: cost curve or ''. `begin`: word of the attempt's begin, or ''.
--
-- Returns the indices of the trials that were written; false if the run must not be cut.
--- @keys sweep trials curves models allEvents
--- @args sweepId eventsKept run by patch event curve finishedAt begin ...trials{index outcome event model standing}
--- @returns number[] | null
--- @include fence
--- @include run-record
--- @include standings
--- @include arrange
local columns = readColumns()
local status, closed, deleted = unpack(redis.call('HMGET', keys.sweep, 'status', 'closed', 'deleted'))
if not status or not closed or deleted then return false end
local state = readRun()
if not state or state.finishedAt ~= cjson.null then return false end
if args.by == 'idle' and state.status == 'running' then return false end
if tonumber(args.by) and not isCurrent(state, args.by, args.begin) then return false end
-- Everything that can fail comes before the first write. A curve begins with its number of iterations, little-endian: a longer one
-- replaces a shorter one.
local patch = cjson.decode(args.patch)
local before = redis.call('HGET', keys.curves, args.run)
local isLonger = args.curve ~= '' and (not before or struct.unpack('<I4', before) < struct.unpack('<I4', args.curve))
local function tellAll(event)
  redis.call('XADD', keys.allEvents, 'MAXLEN', '~', args.eventsKept, '*', 'sweep', args.sweepId, 'event', event)
end
local written = {}
for i = 1, #args.trials do
  local index = args.trials[i].index
  if redis.call('HSETNX', keys.trials, index, args.trials[i].outcome) == 1 then
    written[#written + 1] = tonumber(index)
    writeStanding(index, arrange(args.trials[i].standing, columns), columns)
    redis.call('HSET', keys.models, index, args.trials[i].model)
    tellAll(args.trials[i].event)
  end
end
if isLonger then redis.call('HSET', keys.curves, args.run, args.curve) end
if patch.iteration < state.iteration then
  patch.iteration, patch.cost, patch.curveSha256, patch.costRises = nil, nil, nil, nil
end
for field, value in pairs(patch) do state[field] = value end
state.status, state.finishedAt, state.reached = 'cancelled', args.finishedAt, nil
writeRun(state)
tellAll(args.event)
return written
