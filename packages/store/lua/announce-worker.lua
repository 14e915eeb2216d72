-- Records the time at which a worker was last seen, and forgets workers that have been away for longer than `goneAfterMs`.
--- @keys workers
--- @args worker goneAfterMs
--- @include clock
local now = milliseconds()
redis.call('ZADD', keys.workers, now, args.worker)
redis.call('ZREMRANGEBYSCORE', keys.workers, '-inf', now - args.goneAfterMs)
