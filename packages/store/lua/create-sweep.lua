-- Writes a new sweep. A sweep that exists is not changed. With `onlyWithJob`, a sweep without a job is not created: it was deleted meanwhile.
--
-- `target`: score of the target, or ''. `maxFailures`: number of failed trials that ends the sweep, or ''. `webhooks`: the types of notices
-- to which its webhooks subscribe, or ''. `onlyWithJob`: 1 if the job of the sweep must exist. `submission`: idempotency key (sha256), or ''.
-- `axes`: names of the axes by which the trials are drawn (JSON). `metrics`: names of the metric columns (JSON). `tieBreaker`: the metric that ranks
-- trials with equal scores.
--
-- `datasetVersion`: the number of the version of an uploaded dataset, or ''. The sweep is noted as its user, if it exists.
--
-- Returns 'created'; 'present' if the sweep existed; 'deleted' if its job does not exist; 'failed' if the sweep was created, and its job had
-- failed before; 'unusable' if the version of the dataset was deleted. Such a sweep is created, because its planner may have begun.
--- @keys sweeps sweep job
--- @args sweepId spec trials priority target maxFailures webhooks onlyWithJob submission axes metrics tieBreaker
--- @returns 'created' | 'present' | 'deleted' | 'failed' | 'unusable'
--- @include add-event
--- @include note-dataset-user
if args.onlyWithJob == '1' and redis.call('EXISTS', keys.job) == 0 then return 'deleted' end
local isUsable = args.datasetVersion == '' or noteDatasetUser('sweep:' .. args.sweepId)
if redis.call('HSETNX', keys.sweep, 'spec', args.spec) == 0 then return isUsable and 'present' or 'unusable' end
redis.call('HSET', keys.sweep, 'status', 'queued', 'total', args.trials, 'queued', args.trials,
  'running', 0, 'completed', 0, 'failed', 0, 'diverged', 0, 'cancelled', 0, 'pruned', 0, 'priority', args.priority,
  'axes', args.axes, 'metrics', args.metrics, 'tieBreaker', args.tieBreaker)
if args.target ~= '' then redis.call('HSET', keys.sweep, 'targetScore', args.target) end
if args.maxFailures ~= '' then redis.call('HSET', keys.sweep, 'maxFailures', args.maxFailures) end
if args.webhooks ~= '' then redis.call('HSET', keys.sweep, 'webhooks', args.webhooks) end
if args.submission ~= '' then redis.call('HSET', keys.sweep, 'submission', args.submission) end
redis.call('ZADD', keys.sweeps, 0, args.sweepId)
addSweepEvent('queued', nil, 'created')
if not isUsable then return 'unusable' end
-- BullMQ writes these two fields of a job that it does not retry.
local failedReason, finishedOn = unpack(redis.call('HMGET', keys.job, 'failedReason', 'finishedOn'))
return failedReason and finishedOn and 'failed' or 'created'
