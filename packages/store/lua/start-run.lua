-- Begins an attempt at a run: marks the run as running, and moves its open trials from queued to running. If the run is marked as running
-- already, its worker is lost, which counts as a crash. A run that has ended, or whose sweep is closed, is not changed. If the connection
-- sends the command again because the answer was lost, the second call changes nothing.
--
-- `generation`, `priority` and `turn` are those of the run's job. `begin`: a random token that no other attempt has. `worker`: the id of the
-- worker, or ''. `waitedMs`: the time since the job was added.
--
-- Returns:
-- - 'gone' if there is no such sweep, 'superseded' if the sweep has another generation than the job, 'ended' if the run has ended, 'crashed'
--   if the run has crashed `maxCrashes` times in a row, else 'started';
-- - the number of the attempt;
-- - the number of attempts in a row before this one that have crashed, and how the last of them crashed, or '';
-- - the time of the start in ms, as the log of attempts has it; 0 without a worker;
-- - for a started attempt, if `stem` is not '': the point from which it continues (see includes/resume-point.lua), or the text of an error, with
--   which the attempt has started.
--- @keys sweep turns
--- @args now generation priority turn maxCrashes begin worker waitedMs attemptsKept
--- @returns [
---   state: Buffer,
---   attempt: number,
---   crashes?: number,
---   lastCrash?: Buffer,
---   startedMs?: number,
---   resume?: Buffer | [open: number[], checkpoint?: Buffer, curve?: Buffer, model?: Buffer, first?: number, ...saved: Buffer[]],
--- ]
--- @include add-event
--- @include clock
--- @include log-attempt
--- @include move-open-trials
--- @include new-run
--- @include resume-point
--- @include run-event
--- @include run-record
--- @include standings
local status, closed, generation, began, deleted, metrics =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'closed', 'generation', 'began', 'deleted', 'metrics'))
if not status or deleted then return { 'gone', 0 } end
if closed then return { 'ended', 0 } end
if (generation or '0') ~= args.generation then return { 'superseded', 0 } end
if tonumber(args.turn) > tonumber(redis.call('HGET', keys.turns, args.priority) or 0) then
  redis.call('HSET', keys.turns, args.priority, args.turn)
end
local state = readRun() or newRun()
if state.finishedAt ~= cjson.null then return { 'ended', state.attempts } end
local function answer()
  local crashes = state.crashes or 0
  local isCrashed = crashes >= tonumber(args.maxCrashes)
  local startedMs = args.worker ~= '' and state.log[#state.log][3] or 0
  local found = { isCrashed and 'crashed' or 'started', state.attempts, crashes, state.lastCrash or '', startedMs }
  if isCrashed or args.stem == '' then return found end
  -- The attempt has started: the caller must get its number also if the checkpoint cannot be read.
  local isRead, point = pcall(readResumePoint)
  found[6] = isRead and point or tostring(type(point) == 'table' and point.err or point)
  return found
end
if state.status == 'running' and state.begin == args.begin then return answer() end
if state.status == 'queued' then
  local indices = {}
  for i = 1, #args.readings do indices[i] = args.readings[i].trial end
  moveOpenTrials(indices, 'queued', 'running', columnsOf(metrics))
end
if state.status == 'running' then state.crashes, state.lastCrash = (state.crashes or 0) + 1, 'worker' end
state.status, state.begin = 'running', args.begin
-- A commit of cached outcomes before the first attempt has written the record without a start time.
if state.startedAt == cjson.null then state.startedAt = args.now end
state.attempts = state.attempts + 1
if args.worker ~= '' then logStart(state, args.worker, args.waitedMs, args.attemptsKept) end
writeRun(state)
addEvent(runEvent('running'))
if not began then redis.call('HSET', keys.sweep, 'began', milliseconds()) end
if status == 'queued' then
  redis.call('HSET', keys.sweep, 'status', 'running')
  addSweepEvent('running')
end
return answer()
