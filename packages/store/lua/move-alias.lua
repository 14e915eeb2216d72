-- Points an alias of a registered model to a version. Readers see the alias at its old version or at its new one, and never without one.
--
-- Returns 'moved'; 'gone' if there is no such model; 'changed' if it has another revision than the given ones; 'missing' if it has no such
-- version; or 'full' if it has the most aliases. Only 'moved' changes the model, and only if the alias points to another version.
--- @keys model versions aliases
--- @args alias version mostAliases
--- @returns 'moved' | 'gone' | 'changed' | 'missing' | 'full'
--- @include model-revision
if redis.call('EXISTS', keys.model) == 0 then return 'gone' end
if not hasModelRevision() then return 'changed' end
if redis.call('HEXISTS', keys.versions, args.version) == 0 then return 'missing' end
local present = redis.call('HGET', keys.aliases, args.alias)
if not present and redis.call('HLEN', keys.aliases) >= tonumber(args.mostAliases) then return 'full' end
if present and string.match(present, '^%d+') == args.version then return 'moved' end
redis.call('HSET', keys.aliases, args.alias, args.version .. ' ' .. args.now)
noteModelChange()
return 'moved'
