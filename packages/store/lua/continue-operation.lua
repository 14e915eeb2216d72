-- Begins or continues the work of an operation that reads an ended sweep: sets `running`, the progress, and what was computed so far.
--
-- `saved`: what was computed so far (JSON), or '' if it has not changed.
--
-- Returns 'running'; 'ended' if the operation was cancelled, has ended, or does not exist; 'gone' if the sweep was deleted; 'changed' if the
-- sweep was opened again.
--- @keys sweep
--- @args done total saved now
--- @returns 'running' | 'ended' | 'gone' | 'changed'
--- @include operations
local status, kind, sweepFinishedAt = unpack(redis.call('HMGET', keys.operation, 'status', 'type', 'sweepFinishedAt'))
if status ~= 'queued' and status ~= 'running' then return 'ended' end
local exists, deleted, finishedAt = unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted', 'finishedAt'))
if not exists or deleted then return 'gone' end
if finishedAt ~= sweepFinishedAt then return 'changed' end
if status == 'queued' then setOperationStatus(kind, 'running', 'startedAt', args.now) end
redis.call('HSET', keys.operation, 'done', args.done, 'total', args.total)
if args.saved ~= '' then redis.call('HSET', keys.operation, 'saved', args.saved) end
return 'running'
