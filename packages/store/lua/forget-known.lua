-- Removes the known results of a deleted sweep (see cache-fields.ts). Known results of other sweeps stay. `known`: the hash of each
-- trajectory.
--- @keys ...known
--- @args sweepId
--- @include is-deleted
if not isDeleted() then return end
local function names(value, sweep)
  return string.find(value, sweep .. '-t', 1, true) or string.find(value, sweep .. ' ', 1, true)
end
for k = 1, #keys.known do
  local key = keys.known[k]
  local flat = redis.call('HGETALL', key)
  for i = 1, #flat, 2 do
    if names(flat[i + 1], args.sweepId) then redis.call('HDEL', key, flat[i]) end
  end
end
