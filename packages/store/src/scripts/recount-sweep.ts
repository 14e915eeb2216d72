import { trialStatuses } from '@sweepq/contract';
import { createScript } from '../script.ts';
import { columns } from './columns.ts';

const names = trialStatuses.map((status) => `'${status}'`).join(', ');

/**
 * Recounts the trials of a sweep from their outcomes, then from their standings. An outcome that is missing in the standings or the
 * leaderboard is added there. KEYS: sweep, trials, standings, leaderboard. ARGV: total, metric of the objective, 1 or -1 by which a
 * metric becomes a score.
 * Returns 1 if the counters were wrong; 0 if they are right, or the sweep has changed its size or is gone; the trial and its status if
 * only a later version knows that status: then nothing is counted.
 */
export const recountSweepScript = createScript(`
${columns}
local total, metric, sign = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3])
local statuses, metricColumns = { ${names} }, columnsOf(KEYS[1])
local bytes = bytesOf(metricColumns)
if redis.call('HGET', KEYS[1], 'total') ~= ARGV[1] then return 0 end
local isClosed = redis.call('HEXISTS', KEYS[1], 'closed') == 1
local places = {}
for place, status in ipairs(statuses) do places[status] = place - 1 end
local function restore(trial, outcome)
  local entry = struct.pack('B', places[outcome.status]) .. string.rep('\\0', 7)
  local found = type(outcome.metrics) == 'table' and outcome.metrics or {}
  for _, name in ipairs(metricColumns) do
    entry = entry .. struct.pack('<d', type(found[name]) == 'number' and found[name] or 0 / 0)
  end
  redis.call('SETRANGE', KEYS[3], trial * bytes, entry)
  if outcome.status == 'completed' and type(found[metric]) == 'number' then
    local score = string.format('%.17g', sign * found[metric])
    redis.call('ZADD', KEYS[4], 'NX', score, string.format('%06d', trial))
  end
end
local counts = {}
for _, status in ipairs(statuses) do counts[status] = 0 end
local standings = redis.call('GETRANGE', KEYS[3], 0, -1)
for trial = 0, total - 1 do
  local place = string.byte(standings, trial * bytes + 1) or 0
  local status = statuses[place + 1]
  if not status then return { trial, place } end
  if place <= places.running then
    local stored = redis.call('HGET', KEYS[2], trial)
    if stored then
      local isJson, outcome = pcall(cjson.decode, stored)
      local name = isJson and type(outcome) == 'table' and outcome.status
      if type(name) == 'string' and not places[name] then return { trial, name } end
      if name and places[name] then
        restore(trial, outcome)
        status = outcome.status
      end
    elseif isClosed then
      status = 'cancelled'
    end
  end
  counts[status] = counts[status] + 1
end
local present = redis.call('HMGET', KEYS[1], ${names})
local isWrong = false
for place, status in ipairs(statuses) do
  if tonumber(present[place] or 0) ~= counts[status] then
    isWrong = true
    redis.call('HSET', KEYS[1], status, counts[status])
  end
end
return isWrong and 1 or 0
`);
