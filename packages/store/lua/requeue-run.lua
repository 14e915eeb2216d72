-- Queues an open run of an open sweep again, after the job of the run has ended. Trials that have an outcome keep it. A run that was
-- queued again `maxLosses` times in a row without progress is not changed: the caller must end the run.
--
-- `generation`: of the run's job. `indices`: of the run's trials.
--
-- Returns 'queued'; 'answered' if all trials of the run have outcomes; 'lost' if the run was queued again too often; 'other' if the sweep is
-- gone, has ended, is paused, or has another generation.
--- @keys sweep trials standings
--- @args generation maxLosses ...indices
--- @constants queuedByte runningByte
--- @returns 'queued' | 'answered' | 'lost' | 'other'
--- @include add-event
--- @include new-run
--- @include run-event
--- @include run-record
--- @include standings
local columns = readColumns()
local status, finishedAt, generation, deleted =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'finishedAt', 'generation', 'deleted'))
if not status or status == 'paused' or finishedAt or deleted then return 'other' end
if (generation or '0') ~= args.generation then return 'other' end
local open, running = {}, 0
for i = 1, #args.indices do
  local index = args.indices[i]
  if redis.call('HEXISTS', keys.trials, index) == 0 then
    open[#open + 1] = index
    local at = index * bytesOf(columns)
    if redis.call('GETRANGE', keys.standings, at, at) == constants.runningByte then running = running + 1 end
  end
end
if #open == 0 then return 'answered' end
local state = readRun() or newRun()
state.losses = (state.losses or 0) + 1
if state.losses > tonumber(args.maxLosses) then return 'lost' end
state.status, state.finishedAt, state.failure = 'queued', cjson.null, cjson.null
writeRun(state)
for _, index in ipairs(open) do writeStanding(index, constants.queuedByte, columns) end
redis.call('HINCRBY', keys.sweep, 'running', 0 - running)
redis.call('HINCRBY', keys.sweep, 'queued', running)
addEvent(runEvent('queued'))
return 'queued'
