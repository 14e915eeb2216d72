-- Whether the sweep is marked as deleted. Redis may lose this mark while a worker removes the data of the sweep. Each script that removes
-- data therefore checks the mark, and removes nothing without it.
--- @keys sweep
local function isDeleted()
  return redis.call('HEXISTS', keys.sweep, 'deleted') == 1
end
