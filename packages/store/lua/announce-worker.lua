-- Records the current time as the last announcement of a worker. Removes workers whose last announcement is older than `goneAfterMs`.
--- @keys workers
--- @args worker goneAfterMs
--- @include clock
local now = milliseconds()
redis.call('ZADD', keys.workers, now, args.worker)
redis.call('ZREMRANGEBYSCORE', keys.workers, '-inf', now - args.goneAfterMs)
