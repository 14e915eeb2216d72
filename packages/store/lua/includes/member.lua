-- The members of the leaderboard. Redis sorts members of equal score by their bytes. `tieBreaker` of the record of a sweep names the metric
-- that ranks equal scores; a member then begins with this metric as 16 hexadecimal digits. The metric is a cost, so it is not negative, and
-- the order of its bytes, the highest first, is that of its values. A missing cost is last. A sweep of version 0.2 has no `tieBreaker`: its trials of
-- equal score rank in the order of the plan.
--- @constants columnsAt memberFormat

local function hexOf(character) return string.format('%02x', string.byte(character)) end

-- Returns a trial as a member. `entry`: its entry of the standings in the columns of the sweep.
local function memberOf(trial, entry, columns, tieBreaker)
  local index = string.format(constants.memberFormat, trial)
  for place, name in ipairs(tieBreaker and columns or {}) do
    if name == tieBreaker then
      local at = constants.columnsAt + 8 * (place - 1)
      local cost = struct.unpack('<d', string.sub(entry, at + 1, at + 8))
      -- NaN has several representations, and some of them begin with a sign.
      if cost ~= cost then return string.rep('f', 16) .. index end
      local bytes = struct.pack('>d', cost)
      return string.gsub(bytes, '.', hexOf) .. index
    end
  end
  return index
end
