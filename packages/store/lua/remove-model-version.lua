-- Removes a version of a registered model, unless an alias points to it. The model stays, so that the number is not used again.
-- `users` and `members`: as in remove-model.lua.
--
-- Returns 'removed'; 'gone' if there is no such model; 'changed' if it has another revision than the given ones; 'missing' if it has no such
-- version; or 'used', followed by the aliases that point to the version.
--- @keys model versions files ...users
--- @args version ...members
--- @returns [state: 'removed' | 'gone' | 'changed' | 'missing' | 'used', ...aliases: string[]]
--- @include model-revision
--- @include model-aliases
if redis.call('EXISTS', keys.model) == 0 then return { 'gone' } end
if not hasModelRevision() then return { 'changed' } end
if redis.call('HEXISTS', keys.versions, args.version) == 0 then return { 'missing' } end
local aliases = aliasesOf(args.version)
if #aliases > 0 then return { 'used', unpack(aliases) } end
redis.call('HDEL', keys.versions, args.version)
redis.call('HDEL', keys.files, args.version)
if redis.call('HGET', keys.model, 'newest') == args.version then
  local newest = 0
  for _, version in ipairs(redis.call('HKEYS', keys.versions)) do
    newest = math.max(newest, tonumber(version))
  end
  redis.call('HSET', keys.model, 'newest', newest)
end
for i = 1, #keys.users do redis.call('ZREM', keys.users[i], args.members[i]) end
noteModelChange()
return { 'removed' }
