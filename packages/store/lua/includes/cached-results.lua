-- Follows the names in the hash of a trajectory's cached results (see cache-fields.ts) to the trials and checkpoints of sweeps.
--- @args stem
--- @include packed-metrics

local function keyOf(sweep, kind) return args.stem .. ':sweep:' .. sweep .. ':' .. kind end

local function fieldsOf(key)
  local fields, flat = {}, redis.call('HGETALL', key)
  for i = 1, #flat, 2 do fields[flat[i]] = flat[i + 1] end
  return fields
end

-- Whether an outcome has metrics, but not this one.
local function lacks(outcome, metric)
  local metrics = cjson.decode(outcome).metrics
  return type(metrics) == 'table' and readMetric(metrics, metric) == nil
end

-- Returns the sweep, index, run and outcome of the trial that has the result of a reading. Returns nothing if there is no such trial, and if
-- its metrics do not have `needed` ('' for none).
local function findTrial(fields, reading, needed)
  local where = fields[tostring(reading)]
  if not where and fields['end'] then
    local ended, name = string.match(fields['end'], '^(%d+) (.*)$')
    if reading > tonumber(ended) then where = name end
  end
  if not where then return end
  local sweep, trial, run = string.match(where, '^(.*)-t(%d+) (%d+)$')
  local outcome = redis.call('HGET', keyOf(sweep, 'trials'), trial)
  if outcome and (needed == '' or not lacks(outcome, needed)) then return sweep, trial, run, outcome end
end

-- Returns the iteration, bytes, sweep and run of the furthest checkpoint that is not beyond a reading. With `only`, other sweeps are
-- ignored. Returns nothing if there is no such checkpoint.
local function findCheckpoint(fields, reading, only)
  local reached = {}
  for field in pairs(fields) do
    local iteration = tonumber(string.match(field, '^c(%d+)$'))
    if iteration and iteration <= reading then reached[#reached + 1] = iteration end
  end
  table.sort(reached, function(a, b) return a > b end)
  for _, iteration in ipairs(reached) do
    local sweep, run = string.match(fields['c' .. string.format('%d', iteration)], '^(%S+) (%d+)$')
    local isAllowed = not only or only == sweep
    local bytes = isAllowed and redis.call('HGET', keyOf(sweep, 'checkpoints'), run)
    if bytes and #bytes >= 8 and struct.unpack('<I4', bytes) == iteration then return iteration, bytes, sweep, run end
  end
end
