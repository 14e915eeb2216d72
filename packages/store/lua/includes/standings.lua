-- The standings are one string with an entry for each trial (see standings.ts). The sweep's record names the metric columns of an entry:
-- they may be those of another version.
--- @keys sweep standings
--- @constants columnsAt columnsOfVersion1

local function readColumns()
  local named = redis.call('HGET', keys.sweep, 'metrics')
  return named and cjson.decode(named) or constants.columnsOfVersion1
end

-- The number of bytes of an entry.
local function bytesOf(columns) return constants.columnsAt + 8 * #columns end

-- Writes the status byte of a trial, or its whole entry.
local function writeStanding(trial, bytes, columns)
  redis.call('SETRANGE', keys.standings, trial * bytesOf(columns), bytes)
end
