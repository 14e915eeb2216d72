-- Marks a running run as queued again, because its worker shuts down, its attempt failed, or its sweep is paused. Counts a crash of the
-- attempt. A run that has crashed `maxCrashes` times in a row, or has run out of memory twice in a row, is not released: the attempt must
-- end the run.
--
-- `crash`: how the attempt crashed, or ''. `begin`: the random token of the attempt, or ''. `marks`: see log-attempt.lua.
--
-- Returns the number of crashes in a row, after one of these words:
-- - 'released';
-- - 'spent': the run has crashed too often;
-- - 'superseded': another attempt has begun, or the sweep is closed. Nothing is written.
--- @keys sweep
--- @args attempt crash maxCrashes begin marks ...indices
--- @returns [state: 'released' | 'spent' | 'superseded', crashes: number]
--- @include add-event
--- @include fence
--- @include log-attempt
--- @include move-open-trials
--- @include run-event
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
local indices = {}
for i = 1, #args.indices do indices[i] = args.indices[i] end
moveOpenTrials(indices, 'running', 'queued', columns)
logEnd(state, args.marks)
state.status = 'queued'
writeRun(state)
addEvent(runEvent('queued'))
return { 'released', state.crashes or 0 }
