-- Cancels a sweep. Returns 'cancelled', also if the sweep was cancelled before; 'ended' if it has ended in another way; 'gone' if there is no
-- such sweep; 'changed' if the sweep has another revision than the given ones. Each call publishes the cancel on the channel again, for workers that missed the first message.
--- @keys sweep
--- @args sweepId channel now
--- @returns 'cancelled' | 'ended' | 'gone' | 'changed'
--- @include close
--- @include has-revision
local status, deleted = unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted'))
if not status or deleted then return 'gone' end
if not hasRevision() then return 'changed' end
if status == 'cancelled' then
  redis.call('PUBLISH', args.channel, args.sweepId)
elseif not close('cancelled', nil, args.now) then
  return 'ended'
end
return 'cancelled'
