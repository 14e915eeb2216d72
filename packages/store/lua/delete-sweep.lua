-- Sets the deletion mark of an ended sweep. From then on readers do not find the sweep, and no script writes to it. A worker removes the data
-- later. `aged`: if the sweep is deleted because of its age, the end time of the sweep that the caller has read; otherwise ''.
-- `operationId`: the operation that this script creates, or ''; `target`: its target (JSON).
-- Returns 'deleted' and the generation of the jobs; 'gone'; 'open'; 'kept' if the sweep has another end time now, or is archived; or 'changed'
-- if the sweep has another revision than the given ones.
--- @keys sweep sweeps deleted operations
--- @args sweepId channel aged target now
--- @returns [state: 'deleted' | 'gone' | 'open' | 'kept' | 'changed', generation: number]
--- @include has-revision
--- @include operations
local status, deleted, finishedAt, archived, generation =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted', 'finishedAt', 'archived', 'generation'))
if not status or deleted then return { 'gone', 0 } end
if not hasRevision() then return { 'changed', 0 } end
if not finishedAt then return { 'open', 0 } end
if args.aged ~= '' and (finishedAt ~= args.aged or archived) then return { 'kept', 0 } end
-- A cancel of the deletion opens a sweep again that was not closed before.
if redis.call('HSETNX', keys.sweep, 'closed', 1) == 1 then redis.call('HSET', keys.sweep, 'closedByDeletion', 1) end
redis.call('HSET', keys.sweep, 'deleted', 1)
redis.call('ZREM', keys.sweeps, args.sweepId)
redis.call('SADD', keys.deleted, args.sweepId)
addEventToAll('{"type":"deleted"}')
if args.operationId ~= '' then
  redis.call('HSET', keys.sweep, 'operation', args.operationId)
  redis.call('ZADD', keys.operations, '+inf', args.operationId)
  setOperationStatus('sweep.delete', 'queued', 'type', 'sweep.delete', 'target', args.target, 'createdAt', args.now)
end
redis.call('PUBLISH', args.channel, args.sweepId)
return { 'deleted', tonumber(generation or 0) }
