-- Notes that somebody reads the progress of these sweeps, for the next `forMs` ms. Meanwhile the attempts of the sweeps report often. A note
-- that holds for more than half of this time stays as it is. The id of a sweep that nobody has read is published on `channel`: its attempts
-- report immediately. A sweep that has ended or is deleted is not changed. `records`: the record of each sweep. Returns the ids of the sweeps
-- that do not exist.
--- @keys ...records
--- @args forMs channel ...sweepIds
--- @returns string[]
--- @include clock
local now = milliseconds()
local unknown = {}
for i = 1, #keys.records do
  local status, finishedAt, deleted, noted =
    unpack(redis.call('HMGET', keys.records[i], 'status', 'finishedAt', 'deleted', 'watched'))
  local left = tonumber(noted or 0) - now
  if not status then
    unknown[#unknown + 1] = args.sweepIds[i]
  elseif not finishedAt and not deleted and left <= args.forMs / 2 then
    redis.call('HSET', keys.records[i], 'watched', string.format('%d', now + args.forMs))
    if left <= 0 then redis.call('PUBLISH', args.channel, args.sweepIds[i]) end
  end
end
return unknown
