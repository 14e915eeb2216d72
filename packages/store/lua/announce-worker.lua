-- Records the current time as the last announcement of a worker, and its runs. Removes workers whose last announcement is older than
-- `goneAfterMs`. `worker`: the id and the number of threads. `runs`: the ids of the runs, separated by spaces.
--- @keys workers workerRuns
--- @args worker id runs goneAfterMs
--- @include clock
local now = milliseconds()
redis.call('ZADD', keys.workers, now, args.worker)
redis.call('HSET', keys.workerRuns, args.id, args.runs)
local gone = redis.call('ZRANGEBYSCORE', keys.workers, '-inf', now - args.goneAfterMs)
for _, worker in ipairs(gone) do
  redis.call('ZREM', keys.workers, worker)
  redis.call('HDEL', keys.workerRuns, string.match(worker, '^(.*):'))
end
