-- Cancels an operation that only reads a sweep.
-- Returns 'cancelled', also if it was cancelled before; 'late' if it has ended; 'gone' if there is no such operation.
--- @returns 'cancelled' | 'late' | 'gone'
--- @include end-operation
local status = redis.call('HGET', keys.operation, 'status')
if not status then return 'gone' end
if status == 'cancelled' then return 'cancelled' end
if status ~= 'queued' and status ~= 'running' then return 'late' end
redis.call('HDEL', keys.operation, 'saved')
endOperation('cancelled')
return 'cancelled'
