-- Ends a sweep by a stop rule that its planner applies. Returns 1 if this call ended the sweep; 0 if the sweep is gone, has ended, is paused, or
-- has another generation.
--- @keys sweep
--- @args generation rule now
--- @returns 0 | 1
--- @include close
local status, deleted, generation = unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted', 'generation'))
if not status or status == 'paused' or deleted or (generation or '0') ~= args.generation then return 0 end
return close('completed', args.rule, args.now) and 1 or 0
