import { createScript } from '../script.ts';
import { fence } from './fence.ts';

/**
 * Tells how far a run has come; a run that has ended, or was handed back, or that another attempt has begun since, is told of
 * no more.
 * KEYS: runs, events. ARGV: run, events to keep, event, attempt, the word of its begin or ''. Returns 1 if it was told.
 */
export const reportProgressScript = createScript(`
${fence}
local stored = redis.call('HGET', KEYS[1], ARGV[1])
local state = stored and cjson.decode(stored)
if not state or state.status ~= 'running' or not isCurrent(state, ARGV[4], ARGV[5]) then return 0 end
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[2], '*', 'event', ARGV[3])
return 1
`);
