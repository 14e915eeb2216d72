-- The standings are one string with an entry for each trial (see standings.ts). The record of the sweep names the metric columns of an
-- entry, because another version may have other columns.
--- @keys sweep standings
--- @constants columnsAt columnsOfVersion1

-- Returns the columns from the field `metrics` of the sweep.
local function columnsOf(named) return named and cjson.decode(named) or constants.columnsOfVersion1 end

local function readColumns() return columnsOf(redis.call('HGET', keys.sweep, 'metrics')) end

-- Returns the number of bytes of an entry.
local function bytesOf(columns) return constants.columnsAt + 8 * #columns end

-- Writes the status byte of a trial, or its whole entry.
local function writeStanding(trial, bytes, columns)
  redis.call('SETRANGE', keys.standings, trial * bytesOf(columns), bytes)
end
