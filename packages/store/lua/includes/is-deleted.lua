-- Whether the sweep is marked as deleted. Redis may lose that mark while a worker removes the data of the sweep. Then the scripts
-- that remove data stop, and the sweep stays complete.
--- @keys sweep
local function isDeleted()
  return redis.call('HEXISTS', keys.sweep, 'deleted') == 1
end
