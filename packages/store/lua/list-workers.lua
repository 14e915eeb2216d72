-- Returns the workers whose last announcement is at most `goneAfterMs` old, each followed by the time of this announcement in ms, and by
-- the ids of its runs, separated by spaces.
--- @keys workers workerRuns
--- @args goneAfterMs
--- @returns string[]
--- @include clock
local since = '(' .. (milliseconds() - args.goneAfterMs)
local found = redis.call('ZRANGEBYSCORE', keys.workers, since, '+inf', 'WITHSCORES')
local answer = {}
for i = 1, #found, 2 do
  answer[#answer + 1] = found[i]
  answer[#answer + 1] = found[i + 1]
  answer[#answer + 1] = redis.call('HGET', keys.workerRuns, string.match(found[i], '^(.*):')) or ''
end
return answer
