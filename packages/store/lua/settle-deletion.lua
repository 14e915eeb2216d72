-- Ends the operation of a deletion whose sweep is not marked with this operation. A worker of an earlier version removes a sweep without
-- its operation, and a record that was restored by hand has no mark.
--
-- `error`: the reason if the sweep exists (JSON). Returns the new status; 'open' if the deletion continues; 'other' if the operation has
-- ended, or does not exist.
--- @keys sweep
--- @args error
--- @returns 'completed' | 'failed' | 'open' | 'other'
--- @include end-operation
local status = redis.call('HGET', keys.operation, 'status')
if not status then redis.call('ZREM', keys.operations, args.operationId) end
if status ~= 'queued' and status ~= 'running' then return 'other' end
if redis.call('HGET', keys.sweep, 'operation') == args.operationId then return 'open' end
if redis.call('EXISTS', keys.sweep) == 0 then
  endOperation('completed')
  return 'completed'
end
redis.call('HSET', keys.operation, 'error', args.error)
endOperation('failed')
return 'failed'
