-- Converts an entry of the standings from all metric columns of this version to those of the sweep. A column that this version does not
-- know gets NaN.
--- @constants columnsAt encodedColumns
local placeOf = {}
for place, name in ipairs(constants.encodedColumns) do placeOf[name] = place end

local function arrange(entry, columns)
  local parts = { string.sub(entry, 1, constants.columnsAt) }
  for _, name in ipairs(columns) do
    local at = placeOf[name] and constants.columnsAt + 8 * (placeOf[name] - 1)
    parts[#parts + 1] = at and string.sub(entry, at + 1, at + 8) or '\0\0\0\0\0\0\248\127'
  end
  return table.concat(parts)
end
