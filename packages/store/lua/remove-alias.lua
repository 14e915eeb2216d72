-- Removes an alias of a registered model. Its version stays. Returns 'gone' if there is no such model, 'changed' if it has another revision than
-- the given ones, and 'missing' if it has no such alias.
--- @keys model aliases
--- @args alias
--- @returns 'removed' | 'gone' | 'changed' | 'missing'
--- @include model-revision
if redis.call('EXISTS', keys.model) == 0 then return 'gone' end
if not hasModelRevision() then return 'changed' end
if redis.call('HDEL', keys.aliases, args.alias) == 0 then return 'missing' end
noteModelChange()
return 'removed'
