-- Raises the revision of a sweep. A script calls this function if it changes what `GET /v1/sweeps/:id` answers. A sweep of version 0.1 has no
-- revision, which counts as 0. A script raises it once, however many events it adds, because nobody reads between them.
--- @keys sweep
local hasRaised = false
local function raiseRevision()
  if hasRaised then return end
  hasRaised = true
  redis.call('HINCRBY', keys.sweep, 'revision', 1)
end
