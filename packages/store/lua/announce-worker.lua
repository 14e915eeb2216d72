-- Records the current time as the last announcement of a worker, its runs and its blobs. Removes workers whose last announcement is older
-- than `goneAfterMs`. `worker`: the id and the number of threads. `runs`: the ids of the runs, separated by spaces. `blobs`: the id of its
-- blobs, or ''.
--- @keys workers workerRuns workerBlobs
--- @args worker id runs blobs goneAfterMs
--- @include clock
local now = milliseconds()
redis.call('ZADD', keys.workers, now, args.worker)
redis.call('HSET', keys.workerRuns, args.id, args.runs)
redis.call('HSET', keys.workerBlobs, args.id, args.blobs)
local gone = redis.call('ZRANGEBYSCORE', keys.workers, '-inf', now - args.goneAfterMs)
for _, worker in ipairs(gone) do
  redis.call('ZREM', keys.workers, worker)
  local id = string.match(worker, '^(.*):')
  redis.call('HDEL', keys.workerRuns, id)
  redis.call('HDEL', keys.workerBlobs, id)
end
