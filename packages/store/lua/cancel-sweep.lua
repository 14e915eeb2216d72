-- Cancels a sweep. Returns 'cancelled', also if it was cancelled before; 'ended' if it has ended otherwise; 'gone' if there is no such
-- sweep. A cancelled sweep is announced on the channel each time, for workers that missed the first message.
--- @keys sweep
--- @args sweepId channel now
--- @returns 'cancelled' | 'ended' | 'gone'
--- @include close
local status, deleted = unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted'))
if not status or deleted then return 'gone' end
if status == 'cancelled' then
  redis.call('PUBLISH', args.channel, args.sweepId)
elseif not close('cancelled', nil, args.now) then
  return 'ended'
end
return 'cancelled'
