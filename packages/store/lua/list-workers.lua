-- Returns the workers whose last announcement is at most `goneAfterMs` old, each followed by the time of this announcement in ms, by
-- the ids of its runs, separated by spaces, and by the id of its blobs.
--- @keys workers workerRuns workerBlobs
--- @args goneAfterMs
--- @returns string[]
--- @include clock
local since = '(' .. (milliseconds() - args.goneAfterMs)
local found = redis.call('ZRANGEBYSCORE', keys.workers, since, '+inf', 'WITHSCORES')
local answer = {}
for i = 1, #found, 2 do
  answer[#answer + 1] = found[i]
  answer[#answer + 1] = found[i + 1]
  local id = string.match(found[i], '^(.*):')
  answer[#answer + 1] = redis.call('HGET', keys.workerRuns, id) or ''
  answer[#answer + 1] = redis.call('HGET', keys.workerBlobs, id) or ''
end
return answer
