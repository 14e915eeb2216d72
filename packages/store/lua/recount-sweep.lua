-- Recounts the trials of a sweep by their standings. If a trial that has not ended by its standing has an outcome, the outcome is added to
-- the standings and to the leaderboard. `metric`: the metric of the objective. `sign`: 1 or -1; the score is the sign times the metric.
--
-- Returns 1 if the counters were wrong; 0 if they were right, or if the sweep is gone or has a number of trials other than `total`.
-- If only a later version knows the status of a trial, changes no counter and returns the trial and its status.
--- @keys sweep trials leaderboard
--- @args total metric sign
--- @constants columnsAt trialStatuses
--- @returns 0 | 1 | [trial: number, status: number | string]
--- @include member
--- @include packed-metrics
--- @include raise-revision
--- @include standings
local columns, tieBreaker = readColumns(), redis.call('HGET', keys.sweep, 'tieBreaker')
if redis.call('HGET', keys.sweep, 'total') ~= args.total then return 0 end
local statuses = constants.trialStatuses
local isClosed = redis.call('HEXISTS', keys.sweep, 'closed') == 1
local places = {}
for place, status in ipairs(statuses) do places[status] = place - 1 end
local hasRestored = false
local function restore(trial, outcome)
  local entry = struct.pack('B', places[outcome.status]) .. string.rep('\0', constants.columnsAt - 1)
  local found = type(outcome.metrics) == 'table' and outcome.metrics or {}
  for _, name in ipairs(columns) do
    local metric = readMetric(found, name)
    entry = entry .. struct.pack('<d', type(metric) == 'number' and metric or 0 / 0)
  end
  writeStanding(trial, entry, columns)
  hasRestored = true
  local value = readMetric(found, args.metric)
  if outcome.status == 'completed' and type(value) == 'number' then
    local score = string.format('%.17g', args.sign * value)
    redis.call('ZADD', keys.leaderboard, 'NX', score, memberOf(trial, entry, columns, tieBreaker))
  end
end
local counts = {}
for _, status in ipairs(statuses) do counts[status] = 0 end
local standings = redis.call('GETRANGE', keys.standings, 0, -1)
for trial = 0, tonumber(args.total) - 1 do
  local place = string.byte(standings, trial * bytesOf(columns) + 1) or 0
  local status = statuses[place + 1]
  if not status then return { trial, place } end
  if place <= places.running then
    local stored = redis.call('HGET', keys.trials, trial)
    if stored then
      local isJson, outcome = pcall(cjson.decode, stored)
      local name = isJson and type(outcome) == 'table' and outcome.status
      if type(name) == 'string' and not places[name] then return { trial, name } end
      if name and places[name] then
        restore(trial, outcome)
        status = name
      end
    elseif isClosed then
      status = 'cancelled'
    end
  end
  counts[status] = counts[status] + 1
end
local present = redis.call('HMGET', keys.sweep, unpack(statuses))
local isWrong = false
for place, status in ipairs(statuses) do
  if tonumber(present[place] or 0) ~= counts[status] then
    isWrong = true
    redis.call('HSET', keys.sweep, status, counts[status])
  end
end
if isWrong or hasRestored then raiseRevision() end
return isWrong and 1 or 0
