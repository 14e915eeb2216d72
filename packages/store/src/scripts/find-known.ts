import { createScript } from '../script.ts';
import { followKnown } from './follow-known.ts';

/**
 * Looks up what is known of trajectories. What a field names may be gone with its sweep: then it is not known.
 * KEYS: known, of each trajectory. ARGV: stem of the store's keys, 1 if outcomes are to be told, and for each
 * trajectory: how many readings, and their iteration counts, ascending.
 * Returns for each trajectory: the iteration of the checkpoint from which what is not known can go on, or 0; the state of the
 * run of the last reading that is known, or ''; and of each reading the trial's sweep, index, run and outcome, or '' if
 * it is not known. Where outcomes are not to be told, 1 stands for them, and no state is told.
 */
export const findKnownScript = createScript(`
${followKnown}
local whole, at, found = ARGV[2] == '1', 3, {}
for k = 1, #KEYS do
  local fields = fieldsOf(KEYS[k])
  local count, readings, state, open = tonumber(ARGV[at]), {}, '', nil
  for i = 1, count do
    local sweep, trial, run, outcome = findTrial(ARGV[1], fields, tonumber(ARGV[at + i]))
    if not outcome then
      open = open or tonumber(ARGV[at + i])
      readings[i] = ''
    elseif whole then
      state = redis.call('HGET', keyOf(ARGV[1], sweep, 'runs'), run) or ''
      readings[i] = { sweep, trial, run, outcome }
    else
      readings[i] = 1
    end
  end
  local from = open and findCheckpoint(ARGV[1], fields, open) or 0
  found[k] = { from, state, readings }
  at = at + 1 + count
end
return found
`);
