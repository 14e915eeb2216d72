-- Creates the operation of an import. Nothing changes if the operation exists.
--
-- `target` and `options`: JSON.
--- @keys operations
--- @args target options now
--- @include operations
if redis.call('EXISTS', keys.operation) == 1 then return end
redis.call('ZADD', keys.operations, '+inf', args.operationId)
setOperationStatus('dataset.import', 'queued', 'type', 'dataset.import', 'target', args.target, 'options', args.options,
  'createdAt', args.now)
