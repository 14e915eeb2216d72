import { createScript } from '../script.ts';
import { columns } from './columns.ts';
import { fence } from './fence.ts';

/** Where in ARGV the first trial begins, and how many arguments there are of each. */
const firstTrial = 10;
const ofTrial = 5;

/**
 * Writes the results of a run whose sweep was closed before the run ended. Its open trials get the metrics and the model at the cut,
 * and stay cancelled. The close has counted them, so no counter changes; they are neither ranked nor reused. Only the first cut of a
 * run is written, and none of a sweep that is open, gone or deleted. The sweep's own stream of events has ended with the sweep, so
 * that only the stream of all sweeps is told.
 * KEYS: sweep, runs, trials, standings, curves, models, events of all.
 * ARGV: sweep id, events to keep, run, who cuts it, its state as a patch (JSON), its event, cost curve or '', time, the word of the
 * attempt's begin or '', and for each trial: index, outcome (JSON), event, model, entry of the standings. Who cuts it is the number of the attempt that trained it;
 * 'idle' for a run that no attempt works on; or 'any' for a run whose last attempt is known to be gone.
 * Returns the indices of the trials that were written; false if the run was not to be cut.
 */
export const cutRunScript = createScript(`
${columns}
${fence}
local standingColumns = columnsOf(KEYS[1])
local bytes = bytesOf(standingColumns)
local id, kept, run, by, curve = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[7]
local sweep = redis.call('HMGET', KEYS[1], 'status', 'closed', 'deleted')
if not sweep[1] or not sweep[2] or sweep[3] then return false end
local stored = redis.call('HGET', KEYS[2], run)
local state = stored and cjson.decode(stored)
if not state or state.finishedAt ~= cjson.null then return false end
if by == 'idle' and state.status == 'running' then return false end
if tonumber(by) and not isCurrent(state, by, ARGV[9]) then return false end
-- All that may fail comes before the first write. A curve begins with its iterations, little-endian: a longer one replaces a shorter.
local patch = cjson.decode(ARGV[5])
local before = redis.call('HGET', KEYS[5], run)
local isLonger = curve ~= '' and (not before or struct.unpack('<I4', before) < struct.unpack('<I4', curve))
local function tell(event)
  redis.call('XADD', KEYS[7], 'MAXLEN', '~', kept, '*', 'sweep', id, 'event', event)
end
local written = {}
for i = ${firstTrial}, #ARGV, ${ofTrial} do
  local index = ARGV[i]
  if redis.call('HSETNX', KEYS[3], index, ARGV[i + 1]) == 1 then
    written[#written + 1] = tonumber(index)
    redis.call('SETRANGE', KEYS[4], index * bytes, arrange(ARGV[i + 4], standingColumns))
    redis.call('HSET', KEYS[6], index, ARGV[i + 3])
    tell(ARGV[i + 2])
  end
end
if isLonger then redis.call('HSET', KEYS[5], run, curve) end
if patch.iteration < state.iteration then
  patch.iteration, patch.cost, patch.curveSha256, patch.costRises = nil, nil, nil, nil
end
for field, value in pairs(patch) do state[field] = value end
state.status, state.finishedAt, state.reached = 'cancelled', ARGV[8], nil
redis.call('HSET', KEYS[2], run, cjson.encode(state))
tell(ARGV[6])
return written
`);
