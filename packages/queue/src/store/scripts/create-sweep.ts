import { createScript } from '../script.ts';

/**
 * Writes a new sweep; a sweep that is there already stays as it is.
 * KEYS: sweeps, sweep, events. ARGV: id, spec, trials, events to keep. Returns 1 if it was new.
 */
export const createSweepScript = createScript(`
local id, spec, trials, kept = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if redis.call('HSETNX', KEYS[2], 'spec', spec) == 0 then return 0 end
redis.call('HSET', KEYS[2], 'status', 'queued', 'total', trials, 'queued', trials,
  'running', 0, 'completed', 0, 'failed', 0, 'diverged', 0, 'cancelled', 0)
redis.call('ZADD', KEYS[1], 0, id)
redis.call('XADD', KEYS[3], 'MAXLEN', '~', kept, '*', 'event', '{"type":"sweep","status":"queued"}')
return 1
`);
