-- Reads a registered model at one moment: its fields, its aliases (each followed by what is stored for it), the number of its versions, and
-- the record of its newest version. Returns false if there is no such model.
--- @keys model versions aliases
--- @returns [fields: (string | null)[], aliases: string[], versionCount: number, newest: string | null] | null
local fields = redis.call('HMGET', keys.model, 'createdAt', 'updatedAt', 'revision', 'tags', 'note', 'newest')
if not fields[1] then return false end
return {
  fields,
  redis.call('HGETALL', keys.aliases),
  redis.call('HLEN', keys.versions),
  redis.call('HGET', keys.versions, fields[6] or ''),
}
