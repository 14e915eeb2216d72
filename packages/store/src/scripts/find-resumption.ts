import { createBytesScript } from '../script.ts';
import { followKnown } from './follow-known.ts';

/**
 * Looks up what a run has to do still, and the checkpoint from which it can: the furthest that is not beyond the first
 * reading that is open, its own or one that is known of its trajectory.
 * KEYS: trials, checkpoints, curves, models, known. ARGV: stem of the store's keys, run, the only sweep whose
 * checkpoints may be used or '', and for each reading: index of its trial, iteration count.
 * Returns the indices of the trials that are open; and the checkpoint, if there is one, with what was left out of
 * it because it lies beside it: the curve of its run, and a model or ''.
 */
export const findResumptionScript = createBytesScript(`
${followKnown}
local stem, run, open, first = ARGV[1], ARGV[2], {}, nil
for i = 4, #ARGV, 2 do
  if redis.call('HEXISTS', KEYS[1], ARGV[i]) == 0 then
    open[#open + 1] = tonumber(ARGV[i])
    first = first or tonumber(ARGV[i + 1])
  end
end
if not first then return { open } end
local function besideOf(bytes, curves, models, of)
  local _, trial = struct.unpack('<I4I4', bytes)
  local model = trial > 0 and redis.call('HGET', models, string.format('%d', trial - 1)) or ''
  return redis.call('HGET', curves, of) or '', model
end
local own = redis.call('HGET', KEYS[2], run)
local reached = own and #own >= 8 and struct.unpack('<I4', own) or 0
if reached > first then reached = 0 end
local only = ARGV[3] ~= '' and ARGV[3] or nil
local iteration, bytes, sweep, other = findCheckpoint(stem, fieldsOf(KEYS[5]), first, only)
if iteration and iteration > reached then
  return { open, bytes, besideOf(bytes, keyOf(stem, sweep, 'curves'), keyOf(stem, sweep, 'models'), other) }
end
if reached == 0 then return { open } end
return { open, own, besideOf(own, KEYS[3], KEYS[4], run) }
`);
