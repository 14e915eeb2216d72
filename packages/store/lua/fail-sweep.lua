-- Ends a sweep that cannot be planned. A sweep that has ended, or that has another generation, is not changed. `failure`: the reason (JSON),
-- or ''. Returns 1 if this call ended the sweep.
--- @keys sweep
--- @args now generation failure
--- @returns 0 | 1
--- @include close
local status, deleted, generation = unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted', 'generation'))
if not status or deleted or (generation or '0') ~= args.generation then return 0 end
return close('failed', nil, args.now, args.failure ~= '' and args.failure or nil) and 1 or 0
