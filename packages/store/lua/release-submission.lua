-- Removes the claim of an idempotency key whose request was rejected, so that another request can use the key. `id`: of the claim. A claim of
-- another request, and an accepted claim, stay.
--- @keys submission
--- @args id
local claim, accepted = unpack(redis.call('HMGET', keys.submission, 'claim', 'accepted'))
if claim and not accepted and cjson.decode(claim).id == args.id then redis.call('UNLINK', keys.submission) end
