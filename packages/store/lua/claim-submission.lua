-- Writes the claim of a submission for its idempotency key, unless the key is claimed already. `claim`: JSON. Returns the stored claim,
-- and 1 if that claim was accepted.
--- @keys submission
--- @args claim keptMs
--- @returns [claim: string, accepted: string | null]
if redis.call('HSETNX', keys.submission, 'claim', args.claim) == 1 then
  redis.call('PEXPIRE', keys.submission, args.keptMs)
end
return redis.call('HMGET', keys.submission, 'claim', 'accepted')
