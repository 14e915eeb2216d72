-- Reads and writes the record of a run (JSON).
--- @keys runs
--- @args run

-- Returns nil for a run that has not begun.
local function readRun()
  local stored = redis.call('HGET', keys.runs, args.run)
  return stored and cjson.decode(stored) or nil
end

local function writeRun(state)
  redis.call('HSET', keys.runs, args.run, cjson.encode(state))
end
