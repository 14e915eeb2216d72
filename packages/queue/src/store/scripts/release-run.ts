import { createScript } from '../script.ts';

/**
 * Marks a running run as queued again: its worker shuts down, or it is to be tried once more. A run of a
 * cancelled sweep has ended.
 * KEYS: sweep, runs, trials, events. ARGV: run, run id, events to keep, index of each trial.
 */
export const releaseRunScript = createScript(`
local run, id, kept = ARGV[1], ARGV[2], ARGV[3]
if redis.call('HGET', KEYS[1], 'status') == 'cancelled' then return 0 end
local stored = redis.call('HGET', KEYS[2], run)
if not stored then return 0 end
local state = cjson.decode(stored)
if state.status ~= 'running' then return 0 end
local open = 0
for i = 4, #ARGV do
  if redis.call('HEXISTS', KEYS[3], ARGV[i]) == 0 then open = open + 1 end
end
redis.call('HINCRBY', KEYS[1], 'running', -open)
redis.call('HINCRBY', KEYS[1], 'queued', open)
state.status = 'queued'
redis.call('HSET', KEYS[2], run, cjson.encode(state))
redis.call('XADD', KEYS[4], 'MAXLEN', '~', kept, '*', 'event',
  cjson.encode({ type = 'run', id = id, status = 'queued' }))
return 1
`);
