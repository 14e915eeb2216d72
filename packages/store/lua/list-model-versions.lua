-- Reads all versions of a registered model (each number followed by its record) and its aliases (each followed by what is stored for it) at
-- one moment. Returns false if there is no such model.
--- @keys model versions aliases
--- @returns [versions: string[], aliases: string[]] | null
if redis.call('EXISTS', keys.model) == 0 then return false end
return { redis.call('HGETALL', keys.versions), redis.call('HGETALL', keys.aliases) }
