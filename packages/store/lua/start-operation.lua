-- Creates an operation that reads an ended sweep. Nothing changes if the operation exists.
--
-- `kind`: the type of the operation; `target` and `options`: JSON.
--
-- Returns 'started'; 'gone' if there is no such sweep; 'open' if the sweep has not ended.
--- @keys sweep operations
--- @args kind target options now
--- @returns 'started' | 'gone' | 'open'
--- @include operations
if redis.call('EXISTS', keys.operation) == 1 then return 'started' end
local status, deleted, finishedAt = unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted', 'finishedAt'))
if not status or deleted then return 'gone' end
if not finishedAt then return 'open' end
redis.call('ZADD', keys.operations, '+inf', args.operationId)
setOperationStatus(args.kind, 'queued', 'type', args.kind, 'target', args.target, 'options', args.options,
  'sweepFinishedAt', finishedAt, 'createdAt', args.now)
return 'started'
