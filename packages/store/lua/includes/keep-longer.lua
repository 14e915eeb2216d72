-- Stores a curve or a checkpoint of the run, unless the stored one is as long or longer. Both begin with their number of iterations,
-- little-endian.
--- @args run
local function keepLonger(key, bytes)
  local kept = redis.call('HGET', key, args.run)
  if kept and #kept >= 4 and struct.unpack('<I4', kept) >= struct.unpack('<I4', bytes) then return end
  redis.call('HSET', key, args.run, bytes)
end
