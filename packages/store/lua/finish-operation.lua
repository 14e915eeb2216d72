-- Ends an operation that reads a sweep, unless it has ended. `result` or `error`: JSON; the other one is ''.
-- Returns 1; 0 if the operation has ended, or does not exist.
--- @args result error
--- @returns 0 | 1
--- @include end-operation
local status, total = unpack(redis.call('HMGET', keys.operation, 'status', 'total'))
if status ~= 'queued' and status ~= 'running' then return 0 end
redis.call('HDEL', keys.operation, 'saved')
if args.error ~= '' then
  redis.call('HSET', keys.operation, 'error', args.error)
  endOperation('failed')
  return 1
end
redis.call('HSET', keys.operation, 'result', args.result)
if total then redis.call('HSET', keys.operation, 'done', total) end
endOperation('completed')
return 1
