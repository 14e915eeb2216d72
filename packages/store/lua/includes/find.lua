-- Returns the value at a place `<key> <field>` in a hash.
local function find(where)
  local key, field = string.match(where, '^(%S+) (%S+)$')
  return redis.call('HGET', key, field)
end
