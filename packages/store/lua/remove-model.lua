-- Removes a registered model with all its versions, unless it has an alias.
--
-- Returns 'removed'; 'gone' if there is no such model; 'changed' if it has another revision than the given ones; or 'used', followed by its
-- aliases.
--- @keys models model versions aliases files
--- @args name
--- @returns [state: 'removed' | 'gone' | 'changed' | 'used', ...aliases: string[]]
--- @include model-revision
if redis.call('EXISTS', keys.model) == 0 then return { 'gone' } end
if not hasModelRevision() then return { 'changed' } end
local aliases = redis.call('HKEYS', keys.aliases)
if #aliases > 0 then
  table.sort(aliases)
  return { 'used', unpack(aliases) }
end
redis.call('UNLINK', keys.model, keys.versions, keys.aliases, keys.files)
redis.call('ZREM', keys.models, args.name)
return { 'removed' }
