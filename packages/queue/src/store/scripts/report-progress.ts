import { createScript } from '../script.ts';

/**
 * Tells how far a run has come; a run that has ended, or was handed back, is told of no more.
 * KEYS: runs, events. ARGV: run, events to keep, event. Returns 1 if it was told.
 */
export const reportProgressScript = createScript(`
local stored = redis.call('HGET', KEYS[1], ARGV[1])
if not stored or cjson.decode(stored).status ~= 'running' then return 0 end
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[2], '*', 'event', ARGV[3])
return 1
`);
