-- Marks a running run as queued again, because its worker shuts down, its attempt crashed, or its sweep is paused. A run of a closed
-- sweep has ended. A run that another attempt has begun since belongs to that attempt. A crash is counted. A run that has crashed
-- `maxCrashes` times in a row, or has run out of memory twice in a row, stays with this attempt, which ends the run.
--
-- `crash`: how the attempt crashed, or ''. `begin`: word of the attempt's begin, or ''. `indices`: of the run's trials.
--
-- Returns 'released', 'spent' if the run has crashed too often, or 'superseded'; and the number of crashes in a row.
--- @keys sweep trials
--- @args runId attempt crash maxCrashes begin ...indices
--- @constants queuedByte
--- @returns [state: 'released' | 'spent' | 'superseded', crashes: number]
--- @include fence
--- @include tell
--- @include run-record
--- @include standings
local columns = readColumns()
if redis.call('HEXISTS', keys.sweep, 'closed') == 1 then return { 'superseded', 0 } end
local state = readRun()
if not state or state.status ~= 'running' or not isCurrent(state, args.attempt, args.begin) then
  return { 'superseded', 0 }
end
if args.crash ~= '' then
  local isSecond = args.crash == 'out-of-memory' and state.lastCrash == args.crash
  state.crashes, state.lastCrash = (state.crashes or 0) + 1, args.crash
  if isSecond or state.crashes >= tonumber(args.maxCrashes) then
    writeRun(state)
    return { 'spent', state.crashes }
  end
end
local open = 0
for i = 1, #args.indices do
  local index = args.indices[i]
  if redis.call('HEXISTS', keys.trials, index) == 0 then
    open = open + 1
    writeStanding(index, constants.queuedByte, columns)
  end
end
redis.call('HINCRBY', keys.sweep, 'running', 0 - open)
redis.call('HINCRBY', keys.sweep, 'queued', open)
state.status = 'queued'
writeRun(state)
tell(cjson.encode({ type = 'run', id = args.runId, status = 'queued' }))
return { 'released', state.crashes or 0 }
