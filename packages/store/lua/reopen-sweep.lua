-- Reopens a sweep that has ended, for its next generation of jobs: with more trials, or to retry failed trials. A sweep that was closed
-- before its trials had ended is not reopened.
--
-- `extension`: JSON, or ''. `trials`: number of trials that the extension adds. `retry`: the trials to retry (JSON), or ''.
--
-- Returns 'reopened' (also if the sweep was reopened for this generation before), 'open', 'closed', 'gone', or 'other' if `generation` is
-- not the next generation of the sweep.
--- @keys sweep
--- @args generation extension trials retry
--- @returns 'reopened' | 'open' | 'closed' | 'gone' | 'other'
--- @include add-event
local generation = tonumber(args.generation)
local status, finishedAt, closed, stored, extensions, deleted = unpack(redis.call('HMGET', keys.sweep,
  'status', 'finishedAt', 'closed', 'generation', 'extensions', 'deleted'))
local present = tonumber(stored or 0)
if not status or deleted then return 'gone' end
-- The sweep may have ended again since it was reopened.
if present == generation then return 'reopened' end
if present ~= generation - 1 then return 'other' end
if not finishedAt then return 'open' end
if closed then return 'closed' end
redis.call('HDEL', keys.sweep, 'finishedAt', 'began', 'held', 'failure')
redis.call('HSET', keys.sweep, 'status', 'queued', 'generation', generation)
if args.extension ~= '' then
  local others = extensions and string.sub(extensions, 1, -2) .. ',' or '['
  redis.call('HSET', keys.sweep, 'extensions', others .. args.extension .. ']')
  redis.call('HINCRBY', keys.sweep, 'total', args.trials)
  redis.call('HINCRBY', keys.sweep, 'queued', args.trials)
end
if args.retry ~= '' then redis.call('HSET', keys.sweep, 'retry', args.retry) end
addSweepEvent('queued')
return 'reopened'
