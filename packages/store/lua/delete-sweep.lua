-- Sets the deletion mark of an ended sweep. From then on readers do not find the sweep, and no script writes to it. A worker removes the data
-- later. `aged`: if the sweep is deleted because of its age, the end time of the sweep that the caller has read; otherwise ''.
-- Returns 'deleted' and the generation of the jobs; 'gone'; 'open'; 'kept' if the sweep has another end time now, or is archived; or 'changed'
-- if the sweep has another revision than the given ones.
--- @keys sweep sweeps deleted
--- @args sweepId channel aged
--- @returns [state: 'deleted' | 'gone' | 'open' | 'kept' | 'changed', generation: number]
--- @include has-revision
local status, deleted, finishedAt, archived, generation =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted', 'finishedAt', 'archived', 'generation'))
if not status or deleted then return { 'gone', 0 } end
if not hasRevision() then return { 'changed', 0 } end
if not finishedAt then return { 'open', 0 } end
if args.aged ~= '' and (finishedAt ~= args.aged or archived) then return { 'kept', 0 } end
redis.call('HSET', keys.sweep, 'deleted', 1, 'closed', 1)
redis.call('ZREM', keys.sweeps, args.sweepId)
redis.call('SADD', keys.deleted, args.sweepId)
redis.call('PUBLISH', args.channel, args.sweepId)
return { 'deleted', tonumber(generation or 0) }
