-- Marks the claim of a submission as accepted. If Redis has lost the claim and the sweep of the claim exists, the claim is written again.
-- Without the sweep the claim is not written: it has expired, or was removed with the sweep. `claim`: JSON. Returns the stored claim, or
-- false.
--- @keys submission sweep
--- @args claim keptMs
--- @returns string | null
local claim = redis.call('HGET', keys.submission, 'claim')
if not claim then
  local status, deleted = unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted'))
  if not status or deleted then return false end
  redis.call('HSET', keys.submission, 'claim', args.claim)
  redis.call('PEXPIRE', keys.submission, args.keptMs)
  claim = args.claim
end
if cjson.decode(claim).id == cjson.decode(args.claim).id then redis.call('HSET', keys.submission, 'accepted', 1) end
return claim
