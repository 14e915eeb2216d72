-- The time in ms by the clock of Redis, which is the same for all processes.
local function milliseconds()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
