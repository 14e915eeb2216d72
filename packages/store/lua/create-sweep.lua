-- Writes a new sweep; a sweep that exists already is not changed. If its job has gone, the sweep was deleted in the meantime, and is
-- not created again.
--
-- `target`: score of the target, or ''. `maxFailures`: failed trials that end the sweep, or ''. `webhooks`: the types of notices that
-- its webhooks ask for, or ''. `onlyWithJob`: 1 if its job must exist. `submission`: idempotency key (sha256), or ''.
-- `axes`: names of the axes by which its trials are drawn (JSON). `metrics`: names of its metric columns (JSON).
--
-- Returns 'created'; 'present' if it existed; 'deleted' if its job has gone; 'failed' if it was created and its job had failed before.
--- @keys sweeps sweep job
--- @args sweepId spec trials priority target maxFailures webhooks onlyWithJob submission axes metrics
--- @returns 'created' | 'present' | 'deleted' | 'failed'
--- @include tell
if args.onlyWithJob == '1' and redis.call('EXISTS', keys.job) == 0 then return 'deleted' end
if redis.call('HSETNX', keys.sweep, 'spec', args.spec) == 0 then return 'present' end
redis.call('HSET', keys.sweep, 'status', 'queued', 'total', args.trials, 'queued', args.trials,
  'running', 0, 'completed', 0, 'failed', 0, 'diverged', 0, 'cancelled', 0, 'priority', args.priority,
  'axes', args.axes, 'metrics', args.metrics)
if args.target ~= '' then redis.call('HSET', keys.sweep, 'targetScore', args.target) end
if args.maxFailures ~= '' then redis.call('HSET', keys.sweep, 'maxFailures', args.maxFailures) end
if args.webhooks ~= '' then redis.call('HSET', keys.sweep, 'webhooks', args.webhooks) end
if args.submission ~= '' then redis.call('HSET', keys.sweep, 'submission', args.submission) end
redis.call('ZADD', keys.sweeps, 0, args.sweepId)
tell('{"type":"sweep","status":"queued"}')
-- BullMQ writes these two fields of a job that it does not retry.
local failedReason, finishedOn = unpack(redis.call('HMGET', keys.job, 'failedReason', 'finishedOn'))
return failedReason and finishedOn and 'failed' or 'created'
