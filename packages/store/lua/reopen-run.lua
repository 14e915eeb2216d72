-- Reopens a failed run for a retry: its failed trials lose their outcome and are queued again, each with an event. Other trials of the run
-- keep their outcome.
-- Returns the number of reopened trials; 0 if the sweep has ended or has another generation.
--- @keys sweep trials
--- @args generation ...indices
--- @constants queuedByte
--- @returns number
--- @include add-event
--- @include run-event
--- @include run-record
--- @include standings
local columns = readColumns()
local finishedAt, generation = unpack(redis.call('HMGET', keys.sweep, 'finishedAt', 'generation'))
if finishedAt or generation ~= args.generation then return 0 end
local state = readRun()
if not state or state.status ~= 'failed' then return 0 end
local opened = 0
for i = 1, #args.indices do
  local index = args.indices[i]
  local outcome = redis.call('HGET', keys.trials, index)
  if outcome and cjson.decode(outcome).status == 'failed' then
    redis.call('HDEL', keys.trials, index)
    writeStanding(index, constants.queuedByte, columns)
    addEvent('{"type":"trial","id":"' .. args.sweepId .. '-t' .. index .. '","status":"queued","metrics":null}')
    opened = opened + 1
  end
end
redis.call('HINCRBY', keys.sweep, 'failed', 0 - opened)
redis.call('HINCRBY', keys.sweep, 'queued', opened)
state.status, state.finishedAt, state.failure = 'queued', cjson.null, cjson.null
state.crashes, state.lastCrash, state.losses = nil, nil, nil
state.retries = (state.retries or 0) + 1
writeRun(state)
addEvent(runEvent('queued'))
return opened
