-- The standings are one string with an entry for each trial (see standings.ts). An entry begins with the status byte.
--- @keys standings
--- @constants standingBytes

-- Writes the status byte of a trial, or its whole entry.
local function writeStanding(trial, bytes)
  redis.call('SETRANGE', keys.standings, trial * constants.standingBytes, bytes)
end
