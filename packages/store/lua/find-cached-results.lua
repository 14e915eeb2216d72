-- Looks up the cached results of trajectories. A name in a cached result may belong to a deleted sweep. Then there is no cached result.
--
-- `cachedResults`: the hash of each trajectory. `whole`: 1 if the outcomes are needed. `readings`: for each trajectory the iteration
-- counts at which it is read, ascending (JSON). `needed`: a metric that a cached result must have, or ''.
--
-- Returns for each trajectory: the iteration of the checkpoint from which the readings that are not cached can continue, or 0; the record
-- of the run of the last cached reading, or ''; and for each reading the trial's sweep, index, run and outcome, or '' if the reading is
-- not cached. Without `whole`, a cached reading is 1 and there is no record.
--- @keys ...cachedResults
--- @args whole needed ...readings
--- @returns [
---   from: number,
---   state: string,
---   readings: ('' | 1 | [sweepId: string, trial: string, run: string, outcome: string])[],
--- ][]
--- @include cached-results
local found = {}
for k = 1, #keys.cachedResults do
  local fields = fieldsOf(keys.cachedResults[k])
  local readings, state, open = {}, '', nil
  for i, reading in ipairs(cjson.decode(args.readings[k])) do
    local sweep, trial, run, outcome = findTrial(fields, reading, args.needed)
    if not outcome then
      open = open or reading
      readings[i] = ''
    elseif args.whole == '1' then
      state = redis.call('HGET', keyOf(sweep, 'runs'), run) or ''
      readings[i] = { sweep, trial, run, outcome }
    else
      readings[i] = 1
    end
  end
  local from = open and findCheckpoint(fields, open) or 0
  found[k] = { from, state, readings }
end
return found
