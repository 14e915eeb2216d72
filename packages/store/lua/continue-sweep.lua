-- Moves an open sweep to its next generation of jobs, because the jobs of this generation have ended. Jobs that are left of this
-- generation then start no run. Returns 1 if this call moved it; 0 if it is gone, has ended, is paused, or is of another generation.
--- @keys sweep
--- @args generation
--- @returns 0 | 1
local status, finishedAt, generation, deleted =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'finishedAt', 'generation', 'deleted'))
if not status or status == 'paused' or finishedAt or deleted then return 0 end
if (generation or '0') ~= args.generation then return 0 end
redis.call('HSET', keys.sweep, 'generation', args.generation + 1)
return 1
