-- Marks a run as running and moves its open trials from queued to running. A run that is marked as running already has lost its worker:
-- that counts as a crash. A run that has ended stays ended, and so do all runs of a closed sweep. If the connection sends the command
-- twice because the answer was lost, the second one changes nothing.
--
-- `generation`, `priority` and `turn` are of the run's job. `begin`: a random word that no other begin has. `indices`: of its trials.
--
-- Returns 'gone' if there is no such sweep, 'superseded' if the job is of another generation than the sweep, 'ended' if the run has
-- ended, 'crashed' if it has crashed `maxCrashes` times in a row, else 'started'; the number of the attempt; how many attempts before
-- it crashed in a row; and how the last one crashed, or ''.
--- @keys sweep trials turns
--- @args runId now generation priority turn maxCrashes begin ...indices
--- @constants runningByte
--- @returns [
---   state: 'gone' | 'superseded' | 'ended' | 'crashed' | 'started',
---   attempt: number,
---   crashes?: number,
---   lastCrash?: '' | 'out-of-memory' | 'thread' | 'worker',
--- ]
--- @include clock
--- @include tell
--- @include run-record
--- @include new-run
--- @include standings
local columns = readColumns()
local status, closed, generation, began, deleted =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'closed', 'generation', 'began', 'deleted'))
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
  return { isCrashed and 'crashed' or 'started', state.attempts, crashes, state.lastCrash or '' }
end
if state.status == 'running' and state.begin == args.begin then return answer() end
if state.status == 'queued' then
  local open = 0
  for i = 1, #args.indices do
    local index = args.indices[i]
    if redis.call('HEXISTS', keys.trials, index) == 0 then
      open = open + 1
      writeStanding(index, constants.runningByte, columns)
    end
  end
  redis.call('HINCRBY', keys.sweep, 'queued', 0 - open)
  redis.call('HINCRBY', keys.sweep, 'running', open)
end
if state.status == 'running' then state.crashes, state.lastCrash = (state.crashes or 0) + 1, 'worker' end
state.status, state.begin = 'running', args.begin
-- Outcomes that were known before the run began have written its record without a start.
if state.startedAt == cjson.null then state.startedAt = args.now end
state.attempts = state.attempts + 1
writeRun(state)
tell(cjson.encode({ type = 'run', id = args.runId, status = 'running' }))
if not began then redis.call('HSET', keys.sweep, 'began', milliseconds()) end
if status == 'queued' then
  redis.call('HSET', keys.sweep, 'status', 'running')
  tell('{"type":"sweep","status":"running"}')
end
return answer()
