import { createScript } from '../script.ts';
import { standingBytes, statusByte } from '../standings.ts';
import { tell } from './tell.ts';

/**
 * Marks a run as running and moves its open trials from queued to running. A run that is marked so
 * already lost its worker, and only its attempts are counted. A run that has ended stays ended, and with
 * a cancelled sweep all its runs have.
 * KEYS: sweep, runs, trials, standings, events, events of all.
 * ARGV: sweep id, events to keep, run, run id, time, index of each trial.
 * Returns 'gone' if there is no such sweep, 'ended' if the run has ended, else 'started'.
 */
export const startRunScript = createScript(`
${tell}
local run, id, now = ARGV[3], ARGV[4], ARGV[5]
local sweep = redis.call('HGET', KEYS[1], 'status')
if not sweep then return 'gone' end
if sweep == 'cancelled' then return 'ended' end
local stored = redis.call('HGET', KEYS[2], run)
local state = stored and cjson.decode(stored)
  or { status = 'queued', attempts = 0, iteration = 0, cost = cjson.null,
       startedAt = now, finishedAt = cjson.null, failure = cjson.null,
       curveSha256 = cjson.null, costRises = cjson.null, engine = cjson.null, seconds = cjson.null }
if state.finishedAt ~= cjson.null then return 'ended' end
if state.status == 'queued' then
  local open = 0
  for i = 6, #ARGV do
    if redis.call('HEXISTS', KEYS[3], ARGV[i]) == 0 then
      open = open + 1
      redis.call('SETRANGE', KEYS[4], ARGV[i] * ${standingBytes}, '\\${statusByte('running')}')
    end
  end
  redis.call('HINCRBY', KEYS[1], 'queued', -open)
  redis.call('HINCRBY', KEYS[1], 'running', open)
end
state.status = 'running'
state.attempts = state.attempts + 1
redis.call('HSET', KEYS[2], run, cjson.encode(state))
tell(cjson.encode({ type = 'run', id = id, status = 'running' }))
if sweep == 'queued' then
  redis.call('HSET', KEYS[1], 'status', 'running')
  tell('{"type":"sweep","status":"running"}')
end
return 'started'
`);
