import { createScript } from '../script.ts';

/**
 * Continues an open sweep with its next generation of jobs, because the jobs of this generation have ended. Remaining jobs of this
 * generation begin no run.
 * KEYS: sweep. ARGV: generation. Returns 1 if it goes on by this call; 0 if it is gone, has ended, is paused, or is of another generation.
 */
export const continueSweepScript = createScript(`
local sweep = redis.call('HMGET', KEYS[1], 'status', 'finishedAt', 'generation', 'deleted')
if not sweep[1] or sweep[1] == 'paused' or sweep[2] or sweep[4] then return 0 end
if (sweep[3] or '0') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'generation', ARGV[1] + 1)
return 1
`);
