-- Reopens a sweep that has ended although some of its trials are open, for its next generation of jobs. Returns 1 if this call reopened
-- the sweep.
--- @keys sweep
--- @args generation
--- @returns 0 | 1
--- @include add-event
local finishedAt, generation, closed, deleted, queued, running = unpack(redis.call('HMGET', keys.sweep,
  'finishedAt', 'generation', 'closed', 'deleted', 'queued', 'running'))
if not finishedAt or closed or deleted or (generation or '0') ~= args.generation then return 0 end
if tonumber(queued) + tonumber(running) <= 0 then return 0 end
redis.call('HDEL', keys.sweep, 'finishedAt', 'failure')
redis.call('HSET', keys.sweep, 'status', 'running', 'generation', args.generation + 1)
addSweepEvent('running')
return 1
