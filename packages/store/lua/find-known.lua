-- Looks up the known results of trajectories. A name in a known result may belong to a deleted sweep: then nothing is known there.
--
-- `known`: the hash of each trajectory. `whole`: 1 if the outcomes are needed. `readings`: for each trajectory the iteration counts at
-- which it is read, ascending (JSON).
--
-- Returns for each trajectory: the iteration of the checkpoint from which the unknown rest can continue, or 0; the record of the run of
-- the last known reading, or ''; and for each reading the trial's sweep, index, run and outcome, or '' if it is not known. Without
-- `whole`, a known reading is 1 and there is no record.
--- @keys ...known
--- @args whole ...readings
--- @returns [
---   from: number,
---   state: string,
---   readings: ('' | 1 | [sweepId: string, trial: string, run: string, outcome: string])[],
--- ][]
--- @include follow-known
local found = {}
for k = 1, #keys.known do
  local fields = fieldsOf(keys.known[k])
  local readings, state, open = {}, '', nil
  for i, reading in ipairs(cjson.decode(args.readings[k])) do
    local sweep, trial, run, outcome = findTrial(fields, reading)
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
