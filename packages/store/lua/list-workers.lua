-- Returns the workers that were seen within the last `goneAfterMs`.
--- @keys workers
--- @args goneAfterMs
--- @returns string[]
--- @include clock
return redis.call('ZRANGEBYSCORE', keys.workers, '(' .. (milliseconds() - args.goneAfterMs), '+inf')
