-- Begins or continues the removal of a deleted sweep, before each step that removes data. The operation of the deletion is `running` from
-- then on, and cannot be cancelled. Without this step, data could be removed after Redis has lost the deletion, or the status `running`.
--
-- `operationId`: the operation that the worker has read, or '' for a deletion without one. `done`, `total`: the progress, or ''.
--
-- Returns 0 if nothing must be removed: the sweep is not marked as deleted, or is marked by another operation. A sweep without a record
-- may still have jobs, so the answer is 1.
--- @keys sweep
--- @args now done total
--- @returns 0 | 1
--- @include operations
local deleted, operation = unpack(redis.call('HMGET', keys.sweep, 'deleted', 'operation'))
if not deleted then return 1 - redis.call('EXISTS', keys.sweep) end
if (operation or '') ~= args.operationId then return 0 end
local status, kind = unpack(redis.call('HMGET', keys.operation, 'status', 'type'))
if not status then return 1 end
if status == 'queued' then setOperationStatus(kind, 'running', 'startedAt', args.now) end
if args.total ~= '' then redis.call('HSET', keys.operation, 'done', args.done, 'total', args.total) end
return 1
