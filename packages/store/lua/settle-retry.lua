-- Records that a retry is done, unless more trials are failed than the retry left: then Redis has lost some of the reopened trials.
-- `generation`: the one that did the retry. `failed`: number of failed trials that are left. Returns 0 if more are failed.
--- @keys sweep
--- @args generation failed
--- @returns 0 | 1
local generation, failed = unpack(redis.call('HMGET', keys.sweep, 'generation', 'failed'))
if generation ~= args.generation then return 1 end
if tonumber(failed) > tonumber(args.failed) then return 0 end
redis.call('HDEL', keys.sweep, 'retry')
return 1
