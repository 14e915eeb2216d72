-- Removes the claim of an idempotency key if the claim belongs to this deleted sweep. A claim of another sweep stays.
--- @keys submission
--- @args sweepId
--- @include is-deleted
if not isDeleted() then return end
local claim = redis.call('HGET', keys.submission, 'claim')
if claim and cjson.decode(claim).id == args.sweepId then redis.call('UNLINK', keys.submission) end
