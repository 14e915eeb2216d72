import { createScript } from '../script.ts';

/**
 * Removes all keys of a sweep that is marked as deleted, at once, unless a job of it exists: Redis may have lost the removal of jobs.
 * KEYS: deleted, sweep, its other keys, its jobs. ARGV: id, how many of the keys are those of the sweep.
 * Returns 1, or 0 if a job exists.
 */
export const forgetSweepScript = createScript(`
local ofSweep = 1 + tonumber(ARGV[2])
for i = ofSweep + 1, #KEYS do
  if redis.call('EXISTS', KEYS[i]) == 1 then return 0 end
end
if redis.call('HEXISTS', KEYS[2], 'deleted') == 1 then redis.call('UNLINK', unpack(KEYS, 2, ofSweep)) end
redis.call('SREM', KEYS[1], ARGV[1])
return 1
`);
