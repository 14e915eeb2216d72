import { createScript } from '../script.ts';
import { standingBytes, statusByte } from '../standings.ts';
import { tell } from './tell.ts';

/**
 * Marks a running run as queued again: its worker shuts down, or it is to be tried once more. A run of a
 * cancelled sweep has ended.
 * KEYS: sweep, runs, trials, standings, events, events of all.
 * ARGV: sweep id, events to keep, run, run id, index of each trial.
 */
export const releaseRunScript = createScript(`
${tell}
local run, id = ARGV[3], ARGV[4]
if redis.call('HGET', KEYS[1], 'status') == 'cancelled' then return 0 end
local stored = redis.call('HGET', KEYS[2], run)
if not stored then return 0 end
local state = cjson.decode(stored)
if state.status ~= 'running' then return 0 end
local open = 0
for i = 5, #ARGV do
  if redis.call('HEXISTS', KEYS[3], ARGV[i]) == 0 then
    open = open + 1
    redis.call('SETRANGE', KEYS[4], ARGV[i] * ${standingBytes}, '\\${statusByte('queued')}')
  end
end
redis.call('HINCRBY', KEYS[1], 'running', -open)
redis.call('HINCRBY', KEYS[1], 'queued', open)
state.status = 'queued'
redis.call('HSET', KEYS[2], run, cjson.encode(state))
tell(cjson.encode({ type = 'run', id = id, status = 'queued' }))
return 1
`);
