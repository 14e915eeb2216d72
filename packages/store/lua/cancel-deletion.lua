-- Cancels the deletion of a sweep, if no worker has begun to remove its data. The sweep is as it was before, with a new revision.
--
-- The sweep skips two generations of jobs. A request that read the sweep before the deletion may have added a job of the next generation,
-- and this job must have no effect on a later extension or retry.
--
-- Returns 'cancelled', also if the operation was cancelled before; 'late' if it can no longer be cancelled; 'gone' if there is no such
-- operation.
--- @keys sweep sweeps deleted
--- @args sweepId
--- @returns 'cancelled' | 'late' | 'gone'
--- @include end-operation
--- @include raise-revision
--- @include sweep-event
local before = redis.call('HGET', keys.operation, 'status')
if not before then return 'gone' end
if before == 'cancelled' then return 'cancelled' end
local operation, closedByDeletion, status, failure =
  unpack(redis.call('HMGET', keys.sweep, 'operation', 'closedByDeletion', 'status', 'failure'))
if before ~= 'queued' or operation ~= args.operationId then return 'late' end
if closedByDeletion then redis.call('HDEL', keys.sweep, 'closed', 'closedByDeletion') end
redis.call('HDEL', keys.sweep, 'deleted', 'operation')
redis.call('HINCRBY', keys.sweep, 'generation', 2)
raiseRevision()
redis.call('ZADD', keys.sweeps, 0, args.sweepId)
redis.call('SREM', keys.deleted, args.sweepId)
endOperation('cancelled')
addEventToAll(sweepEvent(status, failure, 'edited'))
return 'cancelled'
