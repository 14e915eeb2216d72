-- Changes the status of an operation, and other fields of its record (see operations.ts). Reports the status in the stream of all sweeps.
--- @keys operation
--- @args operationId
--- @include add-event-to-all

local function setOperationStatus(kind, status, ...)
  redis.call('HSET', keys.operation, 'status', status, ...)
  addEventToAll('{"type":"operation","id":"' .. args.operationId .. '","operation":"' .. kind
    .. '","status":"' .. status .. '"}')
end
