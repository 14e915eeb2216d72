import { createScript } from '../script.ts';
import { statusByte } from '../trials/standings.ts';
import { columns } from './columns.ts';
import { fence } from './fence.ts';
import { tell } from './tell.ts';

/**
 * Marks a running run as queued again: its worker shuts down, it is to be tried once more, or
 * its sweep is paused. A run of a closed sweep has ended, and one that another attempt has begun since is that one's. A crash is
 * counted with it; a run that has crashed too often, or has run out of memory twice, stays with this attempt: it is to end it.
 * KEYS: sweep, runs, trials, standings, events, events of all.
 * ARGV: sweep id, events to keep, run, run id, attempt, what crash it was or '', how many crashes in a row are too many, the word
 * of the attempt's begin or '', index of each trial.
 * Returns 'released', 'spent' if it has crashed too often, or 'superseded'; and how many crashes there were in a row.
 */
export const releaseRunScript = createScript(`
${columns}
${fence}
${tell}
local bytes = bytesOf(columnsOf(KEYS[1]))
local run, id, attempt, crash = ARGV[3], ARGV[4], ARGV[5], ARGV[6]
if redis.call('HEXISTS', KEYS[1], 'closed') == 1 then return { 'superseded', 0 } end
local stored = redis.call('HGET', KEYS[2], run)
if not stored then return { 'superseded', 0 } end
local state = cjson.decode(stored)
if state.status ~= 'running' or not isCurrent(state, attempt, ARGV[8]) then return { 'superseded', 0 } end
if crash ~= '' then
  local isSecond = crash == 'out-of-memory' and state.lastCrash == crash
  state.crashes, state.lastCrash = (state.crashes or 0) + 1, crash
  if isSecond or state.crashes >= tonumber(ARGV[7]) then
    redis.call('HSET', KEYS[2], run, cjson.encode(state))
    return { 'spent', state.crashes }
  end
end
local open = 0
for i = 9, #ARGV do
  if redis.call('HEXISTS', KEYS[3], ARGV[i]) == 0 then
    open = open + 1
    redis.call('SETRANGE', KEYS[4], ARGV[i] * bytes, '\\${statusByte('queued')}')
  end
end
redis.call('HINCRBY', KEYS[1], 'running', 0 - open)
redis.call('HINCRBY', KEYS[1], 'queued', open)
state.status = 'queued'
redis.call('HSET', KEYS[2], run, cjson.encode(state))
tell(cjson.encode({ type = 'run', id = id, status = 'queued' }))
return { 'released', state.crashes or 0 }
`);
