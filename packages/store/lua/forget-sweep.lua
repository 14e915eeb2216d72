-- Removes all keys of a sweep that is marked as deleted, and completes the operation of the deletion, in one step. Removes nothing if one of
-- its jobs exists, because Redis may have lost the removal of jobs. The sweep no longer uses its dataset. `operationId`: the operation that the worker has read, or ''.
-- Returns 1; 0 if a job exists, or if the sweep is not marked, or is marked by another operation. A sweep without a record has no mark.
--- @keys deleted trials leaderboard standings runs curves parts models checkpoints deliveries asked rungs held events sweep users ...jobs
--- @args sweepId
--- @returns 0 | 1
--- @include is-deleted
--- @include end-operation
for i = 1, #keys.jobs do
  if redis.call('EXISTS', keys.jobs[i]) == 1 then return 0 end
end
if redis.call('EXISTS', keys.sweep) == 1 then
  if not isDeleted() then return 0 end
  local operation, total = unpack(redis.call('HMGET', keys.sweep, 'operation', 'total'))
  if (operation or '') ~= args.operationId then return 0 end
  if redis.call('EXISTS', keys.operation) == 1 then
    redis.call('HSET', keys.operation, 'result', '{"trials":' .. total .. ',"models":' .. redis.call('HLEN', keys.models)
      .. ',"costCurves":' .. redis.call('HLEN', keys.curves) .. ',"deliveries":' .. redis.call('HLEN', keys.deliveries) .. '}')
    local all = redis.call('HGET', keys.operation, 'total')
    if all then redis.call('HSET', keys.operation, 'done', all) end
    endOperation('completed')
  end
  redis.call('UNLINK', keys.sweep, keys.trials, keys.leaderboard, keys.standings, keys.runs, keys.curves, keys.parts, keys.models,
    keys.checkpoints, keys.deliveries, keys.asked, keys.rungs, keys.held, keys.events)
end
redis.call('ZREM', keys.users, 'sweep:' .. args.sweepId)
redis.call('SREM', keys.deleted, args.sweepId)
return 1
