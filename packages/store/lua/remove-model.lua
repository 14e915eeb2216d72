-- Removes a registered model with all its versions, unless it has an alias. `users`: for each version of an uploaded dataset that a version of the
-- model uses, the key of its users. `members`: the version of the model among them, in the same order.
--
-- Returns 'removed'; 'gone' if there is no such model; 'changed' if it has another revision than the given ones; or 'used', followed by its
-- aliases.
--- @keys models model versions aliases files claims ...users
--- @args name ...members
--- @returns [state: 'removed' | 'gone' | 'changed' | 'used', ...aliases: string[]]
--- @include model-revision
if redis.call('EXISTS', keys.model) == 0 then return { 'gone' } end
if not hasModelRevision() then return { 'changed' } end
local aliases = redis.call('HKEYS', keys.aliases)
if #aliases > 0 then
  table.sort(aliases)
  return { 'used', unpack(aliases) }
end
redis.call('UNLINK', keys.model, keys.versions, keys.aliases, keys.files, keys.claims)
redis.call('ZREM', keys.models, args.name)
for i = 1, #keys.users do redis.call('ZREM', keys.users[i], args.members[i]) end
return { 'removed' }
