import { createScript } from '../script.ts';

/**
 * Marks a sweep that has ended as deleted: it is gone for every reader, and nothing is written of it any more. What is
 * kept of it is removed later on. KEYS: sweep, sweeps, deleted. ARGV: id, channel, when it has ended if it is to be deleted
 * for its age, or ''.
 * Returns 'deleted' and the generation of its jobs; or 'gone', 'open', or 'kept' if it has ended anew or is archived.
 */
export const deleteSweepScript = createScript(`
local id, channel, aged = ARGV[1], ARGV[2], ARGV[3]
local sweep = redis.call('HMGET', KEYS[1], 'status', 'deleted', 'finishedAt', 'archived', 'generation')
if not sweep[1] or sweep[2] then return { 'gone', 0 } end
if not sweep[3] then return { 'open', 0 } end
if aged ~= '' and (sweep[3] ~= aged or sweep[4]) then return { 'kept', 0 } end
redis.call('HSET', KEYS[1], 'deleted', 1, 'closed', 1)
redis.call('ZREM', KEYS[2], id)
redis.call('SADD', KEYS[3], id)
redis.call('PUBLISH', channel, id)
return { 'deleted', tonumber(sweep[5] or 0) }
`);
