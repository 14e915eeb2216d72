-- Returns the workers whose last announcement is at most `goneAfterMs` old, each followed by the time of this announcement in ms.
--- @keys workers
--- @args goneAfterMs
--- @returns string[]
--- @include clock
return redis.call('ZRANGEBYSCORE', keys.workers, '(' .. (milliseconds() - args.goneAfterMs), '+inf', 'WITHSCORES')
