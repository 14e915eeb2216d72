/** The part of a script that follows the names in what is known of a trajectory (see known-fields.ts). */
export const followKnown = `
local function keyOf(stem, sweep, kind) return stem .. ':sweep:' .. sweep .. ':' .. kind end

local function fieldsOf(key)
  local fields, flat = {}, redis.call('HGETALL', key)
  for i = 1, #flat, 2 do fields[flat[i]] = flat[i + 1] end
  return fields
end

-- The trial that answers a reading: its sweep, index, run and outcome; nothing if there is none.
local function findTrial(stem, fields, reading)
  local where = fields[tostring(reading)]
  if not where and fields['end'] then
    local ended, name = string.match(fields['end'], '^(%d+) (.*)$')
    if reading > tonumber(ended) then where = name end
  end
  if not where then return end
  local sweep, trial, run = string.match(where, '^(.*)-t(%d+) (%d+)$')
  local outcome = redis.call('HGET', keyOf(stem, sweep, 'trials'), trial)
  if outcome then return sweep, trial, run, outcome end
end

-- The furthest checkpoint that is not beyond a reading, of any sweep or of only one: its iteration, bytes, sweep and run.
local function findCheckpoint(stem, fields, reading, only)
  local reached = {}
  for field in pairs(fields) do
    local iteration = tonumber(string.match(field, '^c(%d+)$'))
    if iteration and iteration <= reading then reached[#reached + 1] = iteration end
  end
  table.sort(reached, function(a, b) return a > b end)
  for _, iteration in ipairs(reached) do
    local sweep, run = string.match(fields['c' .. string.format('%d', iteration)], '^(%S+) (%d+)$')
    local isMeant = not only or only == sweep
    local bytes = isMeant and redis.call('HGET', keyOf(stem, sweep, 'checkpoints'), run)
    if bytes and #bytes >= 8 and struct.unpack('<I4', bytes) == iteration then return iteration, bytes, sweep, run end
  end
end
`;
