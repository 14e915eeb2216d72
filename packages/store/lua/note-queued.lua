-- Notes how many of the chosen trials of an adaptive search have a job of this generation, and the place in the turns after them. Notes
-- nothing if the sweep is gone or has another generation.
--- @keys sweep
--- @args generation queuedTrials nextPlace
--- @returns 0 | 1
local status, generation = unpack(redis.call('HMGET', keys.sweep, 'status', 'generation'))
if not status or (generation or '0') ~= args.generation then return 0 end
redis.call('HSET', keys.sweep, 'queuedGeneration', args.generation, 'queuedTrials', args.queuedTrials, 'nextPlace', args.nextPlace)
return 1
