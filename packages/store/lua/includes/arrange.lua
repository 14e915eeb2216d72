-- Converts an entry of the standings from the metric columns of this version to those of the sweep. A column that this version does not
-- know gets NaN.
--- @constants columnsAt newColumns newColumnNames
local function arrange(entry, columns)
  if table.concat(columns, ' ') == constants.newColumnNames then return entry end
  local found = {}
  for place, name in ipairs(constants.newColumns) do
    local at = constants.columnsAt + 8 * (place - 1)
    found[name] = string.sub(entry, at + 1, at + 8)
  end
  local parts = { string.sub(entry, 1, constants.columnsAt) }
  for _, name in ipairs(columns) do
    parts[#parts + 1] = found[name] or '\0\0\0\0\0\0\248\127'
  end
  return table.concat(parts)
end
