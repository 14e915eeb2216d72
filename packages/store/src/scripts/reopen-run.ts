import { createScript } from '../script.ts';
import { statusByte } from '../trials/standings.ts';
import { columns } from './columns.ts';
import { tell } from './tell.ts';

/**
 * Opens a run that has failed: its failed trials are queued again, and have no outcome any more. Those that had come to
 * a result keep it.
 * KEYS: sweep, runs, trials, standings, events, events of all. ARGV: sweep id, events to keep, run, run id, generation, index of each trial.
 * Returns how many trials were opened; none of a sweep that has ended, or has gone on to another generation.
 */
export const reopenRunScript = createScript(`
${columns}
${tell}
local bytes = bytesOf(columnsOf(KEYS[1]))
local run, id, generation = ARGV[3], ARGV[4], ARGV[5]
local sweep = redis.call('HMGET', KEYS[1], 'finishedAt', 'generation')
if sweep[1] or sweep[2] ~= generation then return 0 end
local stored = redis.call('HGET', KEYS[2], run)
local state = stored and cjson.decode(stored)
if not state or state.status ~= 'failed' then return 0 end
local opened = 0
for i = 6, #ARGV do
  local outcome = redis.call('HGET', KEYS[3], ARGV[i])
  if outcome and cjson.decode(outcome).status == 'failed' then
    redis.call('HDEL', KEYS[3], ARGV[i])
    redis.call('SETRANGE', KEYS[4], ARGV[i] * bytes, '\\${statusByte('queued')}')
    opened = opened + 1
  end
end
redis.call('HINCRBY', KEYS[1], 'failed', 0 - opened)
redis.call('HINCRBY', KEYS[1], 'queued', opened)
state.status, state.finishedAt, state.failure = 'queued', cjson.null, cjson.null
state.crashes, state.lastCrash, state.losses = nil, nil, nil
redis.call('HSET', KEYS[2], run, cjson.encode(state))
tell(cjson.encode({ type = 'run', id = id, status = 'queued' }))
return opened
`);
