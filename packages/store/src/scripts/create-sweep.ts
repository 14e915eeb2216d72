import { createScript } from '../script.ts';
import { tell } from './tell.ts';

/**
 * Writes a new sweep; a sweep that is there already stays as it is. One whose job has gone was deleted by the time that this
 * is asked, and is not made again.
 * KEYS: sweeps, sweep, its job, events, events of all. ARGV: id, events to keep, spec, trials, priority, score of the
 * target or '', failures that end it or '', what its webhooks are told of or '', 1 if its job has to be there, idempotency key
 * (sha256) or '', the names of the axes that its trials are drawn by (JSON), those of its metric columns (JSON).
 * Returns 'created', 'present' if it was there, 'deleted' if its job has gone, or 'failed' if it was created and its job had failed before.
 */
export const createSweepScript = createScript(`
${tell}
local id, spec, trials, priority, target, failures = ARGV[1], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7]
local webhooks, onlyWithJob, submission = ARGV[8], ARGV[9] == '1', ARGV[10]
if onlyWithJob and redis.call('EXISTS', KEYS[3]) == 0 then return 'deleted' end
if redis.call('HSETNX', KEYS[2], 'spec', spec) == 0 then return 'present' end
redis.call('HSET', KEYS[2], 'status', 'queued', 'total', trials, 'queued', trials,
  'running', 0, 'completed', 0, 'failed', 0, 'diverged', 0, 'cancelled', 0,
  'priority', priority, 'axes', ARGV[11], 'metrics', ARGV[12])
if target ~= '' then redis.call('HSET', KEYS[2], 'targetScore', target) end
if failures ~= '' then redis.call('HSET', KEYS[2], 'maxFailures', failures) end
if webhooks ~= '' then redis.call('HSET', KEYS[2], 'webhooks', webhooks) end
if submission ~= '' then redis.call('HSET', KEYS[2], 'submission', submission) end
redis.call('ZADD', KEYS[1], 0, id)
tell('{"type":"sweep","status":"queued"}')
-- As BullMQ writes a job that is not tried again.
local job = redis.call('HMGET', KEYS[3], 'failedReason', 'finishedOn')
return job[1] and job[2] and 'failed' or 'created'
`);
