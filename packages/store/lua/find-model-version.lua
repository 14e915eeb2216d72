-- Finds the version that an alias, a number or nothing (the newest version) means. `kind`: 'alias', 'version' or 'newest'. Returns its number,
-- its record, and the aliases of the model (each followed by what is stored for it); false if there is no such model; or '' for the number and
-- the record if the model has no such alias or version.
--- @keys model versions aliases
--- @args kind value
--- @returns [version: string, record: string, aliases: string[]] | null
if redis.call('EXISTS', keys.model) == 0 then return false end
local version = args.value
if args.kind == 'newest' then version = redis.call('HGET', keys.model, 'newest') end
if args.kind == 'alias' then version = string.match(redis.call('HGET', keys.aliases, args.value) or '', '^%d+') end
local record = version and redis.call('HGET', keys.versions, version)
if not record then return { '', '', {} } end
return { version, record, redis.call('HGETALL', keys.aliases) }
