-- Begins or continues an import: sets `running` and the progress.
-- Returns 1; 0 if the operation was cancelled, has ended, or does not exist.
--- @args done total now
--- @returns 0 | 1
--- @include operations
local status = redis.call('HGET', keys.operation, 'status')
if status ~= 'queued' and status ~= 'running' then return 0 end
if status == 'queued' then setOperationStatus('dataset.import', 'running', 'startedAt', args.now) end
redis.call('HSET', keys.operation, 'done', args.done, 'total', args.total)
return 1
