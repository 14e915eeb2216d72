-- Adds a version to a registered model, which is created if there is none. `record`: JSON; `file`: the model; `claimId`: the id of the claim
-- of an idempotency key, or ''. A claim that has made a version makes no second one within `keptMs`. `datasetVersion`: the number of the version of
-- an uploaded dataset, or ''. The version of the model is noted as its user, if it exists.
--
-- Returns 'added' and the number of the version; 'known' and the number of the version that the claim has made; or 'full' and 0 if the
-- model has the most versions.
--- @keys models model versions files claims
--- @args name now nowMs record file claimId mostVersions keptMs
--- @returns [state: 'added' | 'known' | 'full', version: number]
--- @include model-revision
--- @include note-dataset-user
if args.claimId ~= '' then
  local known = string.match(redis.call('HGET', keys.claims, args.claimId) or '', '^%d+')
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
noteDatasetUser('model:' .. args.name .. ':' .. version)
if args.claimId ~= '' then
  -- A field of a hash cannot expire before Redis 7.4.
  local now = milliseconds()
  local claims = redis.call('HGETALL', keys.claims)
  for i = 1, #claims, 2 do
    if now - string.match(claims[i + 1], '%d+$') > tonumber(args.keptMs) then redis.call('HDEL', keys.claims, claims[i]) end
  end
  redis.call('HSET', keys.claims, args.claimId, version .. ' ' .. now)
  redis.call('PEXPIRE', keys.claims, args.keptMs)
end
noteModelChange()
return { 'added', version }
