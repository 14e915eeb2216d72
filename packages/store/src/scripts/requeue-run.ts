import { createScript } from '../script.ts';
import { statusByte } from '../trials/standings.ts';
import { columns } from './columns.ts';
import { tell } from './tell.ts';

/**
 * Queues an open run of an open sweep again if its job has ended without an outcome for each trial. Trials that have an outcome keep it. A
 * run that was queued again too often without progress is not changed: the caller ends it.
 * KEYS: sweep, runs, trials, standings, events, events of all. ARGV: sweep id, events to keep, run, run id, generation of the job, how
 * often it may be queued again, index of each trial.
 * Returns 'queued'; 'answered' if all its trials have outcomes; 'lost' if it was queued again too often; 'other' if the sweep is gone, has
 * ended, is paused, or is of another generation.
 */
export const requeueRunScript = createScript(`
${columns}
${tell}
local bytes = bytesOf(columnsOf(KEYS[1]))
local run, id, generation, most = ARGV[3], ARGV[4], ARGV[5], tonumber(ARGV[6])
local sweep = redis.call('HMGET', KEYS[1], 'status', 'finishedAt', 'generation', 'deleted')
if not sweep[1] or sweep[1] == 'paused' or sweep[2] or sweep[4] then return 'other' end
if (sweep[3] or '0') ~= generation then return 'other' end
local open, running = {}, 0
for i = 7, #ARGV do
  if redis.call('HEXISTS', KEYS[3], ARGV[i]) == 0 then
    open[#open + 1] = ARGV[i]
    local at = ARGV[i] * bytes
    if redis.call('GETRANGE', KEYS[4], at, at) == '\\${statusByte('running')}' then running = running + 1 end
  end
end
if #open == 0 then return 'answered' end
local stored = redis.call('HGET', KEYS[2], run)
local state = stored and cjson.decode(stored)
  or { attempts = 0, iteration = 0, cost = cjson.null, startedAt = cjson.null,
       curveSha256 = cjson.null, costRises = cjson.null, engine = cjson.null, seconds = cjson.null }
state.losses = (state.losses or 0) + 1
if state.losses > most then return 'lost' end
state.status, state.finishedAt, state.failure = 'queued', cjson.null, cjson.null
redis.call('HSET', KEYS[2], run, cjson.encode(state))
for _, index in ipairs(open) do
  redis.call('SETRANGE', KEYS[4], index * bytes, '\\${statusByte('queued')}')
end
redis.call('HINCRBY', KEYS[1], 'running', 0 - running)
redis.call('HINCRBY', KEYS[1], 'queued', running)
tell(cjson.encode({ type = 'run', id = id, status = 'queued' }))
return 'queued'
`);
