-- Records that all trials of a retry are reopened. If more trials are failed than expected, Redis has lost some of the reopened trials:
-- then nothing is recorded. `generation`: of the retry. `failed`: the expected number of failed trials. Returns 0 if more trials are failed.
--- @keys sweep
--- @args generation failed
--- @returns 0 | 1
local generation, failed = unpack(redis.call('HMGET', keys.sweep, 'generation', 'failed'))
if generation ~= args.generation then return 1 end
if tonumber(failed) > tonumber(args.failed) then return 0 end
redis.call('HDEL', keys.sweep, 'retry')
return 1
