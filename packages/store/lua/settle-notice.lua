-- Removes a notice from the outbox, unless one of its deliveries, or the job of one, is missing: Redis may have lost it. `jobs`: the
-- job of each delivery. `notice`: its id. `deliveryIds`: the id of each delivery. Returns 1 if the notice was removed; 0 if it stays and
-- must be dispatched again.
--- @keys outbox deliveries ...jobs
--- @args group notice ...deliveryIds
--- @returns 0 | 1
for k = 1, #args.deliveryIds do
  local delivery = redis.call('HGET', keys.deliveries, args.deliveryIds[k])
  if not delivery then return 0 end
  if cjson.decode(delivery).status == 'pending' and redis.call('EXISTS', keys.jobs[k]) == 0 then return 0 end
end
redis.call('XACK', keys.outbox, args.group, args.notice)
redis.call('XDEL', keys.outbox, args.notice)
return 1
