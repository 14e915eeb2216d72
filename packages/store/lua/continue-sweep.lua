-- Moves an open sweep to its next generation of jobs, because the jobs of this generation have ended. Remaining jobs of this generation
-- start no run from then on. Returns 1 if this call moved the sweep; 0 if the sweep is gone, has ended, is paused, or has another generation.
--- @keys sweep
--- @args generation
--- @returns 0 | 1
local status, finishedAt, generation, deleted =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'finishedAt', 'generation', 'deleted'))
if not status or status == 'paused' or finishedAt or deleted then return 0 end
if (generation or '0') ~= args.generation then return 0 end
redis.call('HSET', keys.sweep, 'generation', args.generation + 1)
return 1
