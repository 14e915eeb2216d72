-- Ends an operation. Its score in the index is the time of its end in ms, `nowMs`.
--- @keys operation operations
--- @args operationId now nowMs
--- @include operations
local function endOperation(status)
  redis.call('ZADD', keys.operations, args.nowMs, args.operationId)
  setOperationStatus(redis.call('HGET', keys.operation, 'type'), status, 'finishedAt', args.now)
end
