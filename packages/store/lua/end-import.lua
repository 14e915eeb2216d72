-- Ends the operation of an import that adds no version: it has failed, was cancelled, or was a dry run.
--
-- `status`: the new status. `result` or `error`: JSON, or ''.
-- Returns 1; 0 if the operation has ended, or does not exist.
--- @args status result error
--- @returns 0 | 1
--- @include end-operation
local status = redis.call('HGET', keys.operation, 'status')
if status ~= 'queued' and status ~= 'running' then return 0 end
if args.error ~= '' then redis.call('HSET', keys.operation, 'error', args.error) end
if args.result ~= '' then redis.call('HSET', keys.operation, 'result', args.result) end
endOperation(args.status)
return 1
