import { columnsAt, columnsOfVersion1, newColumns } from '../trials/columns.ts';

const listOf = (names: readonly string[]) => `{ ${names.map((name) => `'${name}'`).join(', ')} }`;

/**
 * The part of a script that finds its way in the standings of a sweep: by the metric columns that the sweep's record names, which need
 * not be those of this version.
 */
export const columns = `
local function columnsOf(sweep)
  local named = redis.call('HGET', sweep, 'metrics')
  return named and cjson.decode(named) or ${listOf(columnsOfVersion1)}
end

-- How many bytes an entry has.
local function bytesOf(columns) return ${columnsAt} + 8 * #columns end

-- An entry of this version in the columns of the sweep: NaN in a column that this version does not know.
local function arrange(entry, columns)
  if table.concat(columns, ' ') == '${newColumns.join(' ')}' then return entry end
  local found = {}
  for place, name in ipairs(${listOf(newColumns)}) do
    local at = ${columnsAt} + 8 * (place - 1)
    found[name] = string.sub(entry, at + 1, at + 8)
  end
  local parts = { string.sub(entry, 1, ${columnsAt}) }
  for _, name in ipairs(columns) do
    parts[#parts + 1] = found[name] or '\\0\\0\\0\\0\\0\\0\\248\\127'
  end
  return table.concat(parts)
end
`;
