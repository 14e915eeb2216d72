import { createScript } from '../script.ts';
import { statusByte } from '../trials/standings.ts';
import { clock } from './clock.ts';
import { columns } from './columns.ts';
import { tell } from './tell.ts';

/**
 * Marks a run as running and moves its open trials from queued to running. A run that is marked so
 * already has lost its worker without a word: that is a crash. A run that has ended stays ended, and with
 * a closed sweep all its runs have. A command that a connection sent again, because the answer was lost, changes nothing the second time.
 * KEYS: sweep, runs, trials, turns, standings, events, events of all.
 * ARGV: sweep id, events to keep, run, run id, time, generation of its job, its priority and turn, how many crashes
 * in a row are too many, a word that no other begin has, index of each trial.
 * Returns 'gone' if there is no such sweep, 'superseded' if the job is of another generation than the sweep, 'ended' if
 * the run has ended, 'crashed' if it has crashed too often to be tried again, else 'started'; the number of the attempt; how
 * many crashes came before it in a row; and what the last one was, or ''.
 */
export const startRunScript = createScript(`
${columns}
${clock}
${tell}
local bytes = bytesOf(columnsOf(KEYS[1]))
local run, id, now, generation, priority, turn = ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8]
local sweep = redis.call('HMGET', KEYS[1], 'status', 'closed', 'generation', 'began', 'deleted')
if not sweep[1] or sweep[5] then return { 'gone', 0 } end
if sweep[2] then return { 'ended', 0 } end
if (sweep[3] or '0') ~= generation then return { 'superseded', 0 } end
if tonumber(turn) > tonumber(redis.call('HGET', KEYS[4], priority) or 0) then
  redis.call('HSET', KEYS[4], priority, turn)
end
local stored = redis.call('HGET', KEYS[2], run)
local state = stored and cjson.decode(stored)
  or { status = 'queued', attempts = 0, iteration = 0, cost = cjson.null,
       startedAt = now, finishedAt = cjson.null, failure = cjson.null,
       curveSha256 = cjson.null, costRises = cjson.null, engine = cjson.null, seconds = cjson.null }
if state.finishedAt ~= cjson.null then return { 'ended', state.attempts } end
local function answer()
  local crashes = state.crashes or 0
  return { crashes >= tonumber(ARGV[9]) and 'crashed' or 'started', state.attempts, crashes, state.lastCrash or '' }
end
if state.status == 'running' and state.begin == ARGV[10] then return answer() end
if state.status == 'queued' then
  local open = 0
  for i = 11, #ARGV do
    if redis.call('HEXISTS', KEYS[3], ARGV[i]) == 0 then
      open = open + 1
      redis.call('SETRANGE', KEYS[5], ARGV[i] * bytes, '\\${statusByte('running')}')
    end
  end
  redis.call('HINCRBY', KEYS[1], 'queued', 0 - open)
  redis.call('HINCRBY', KEYS[1], 'running', open)
end
if state.status == 'running' then state.crashes, state.lastCrash = (state.crashes or 0) + 1, 'worker' end
state.status, state.begin = 'running', ARGV[10]
-- Some of its readings may have been known before it began.
if state.startedAt == cjson.null then state.startedAt = now end
state.attempts = state.attempts + 1
redis.call('HSET', KEYS[2], run, cjson.encode(state))
tell(cjson.encode({ type = 'run', id = id, status = 'running' }))
if not sweep[4] then redis.call('HSET', KEYS[1], 'began', milliseconds()) end
if sweep[1] == 'queued' then
  redis.call('HSET', KEYS[1], 'status', 'running')
  tell('{"type":"sweep","status":"running"}')
end
return answer()
`);
