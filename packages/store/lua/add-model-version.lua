-- Adds a version to a registered model, which is created if there is none. `record`: JSON; `file`: the model; `claimId`: the id of the claim
-- of an idempotency key, or ''. A claim that has made a version makes no second one.
--
-- Returns 'added' and the number of the version; 'known' and the number of the version that the claim has made; or 'full' and 0 if the
-- model has the most versions.
--- @keys models model versions files
--- @args name now nowMs record file claimId mostVersions
--- @returns [state: 'added' | 'known' | 'full', version: number]
--- @include model-revision
if args.claimId ~= '' then
  local known = redis.call('HGET', keys.model, 'claim:' .. args.claimId)
  if known then return { 'known', tonumber(known) } end
end
if redis.call('HLEN', keys.versions) >= tonumber(args.mostVersions) then return { 'full', 0 } end
if redis.call('EXISTS', keys.model) == 0 then
  redis.call('ZADD', keys.models, args.nowMs, args.name)
  redis.call('HSET', keys.model, 'createdAt', args.now, 'revision', args.nowMs)
end
local version = redis.call('HINCRBY', keys.model, 'last', 1)
redis.call('HSET', keys.versions, version, args.record)
redis.call('HSET', keys.files, version, args.file)
redis.call('HSET', keys.model, 'newest', version)
if args.claimId ~= '' then redis.call('HSET', keys.model, 'claim:' .. args.claimId, version) end
noteModelChange()
return { 'added', version }
