-- Raises the revision of a sweep. A script calls this function if it changes what `GET /v1/sweeps/:id` answers. A sweep of version 0.1 has no
-- revision, which counts as 0.
--- @keys sweep
local function raiseRevision() redis.call('HINCRBY', keys.sweep, 'revision', 1) end
