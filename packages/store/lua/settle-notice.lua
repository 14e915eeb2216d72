-- Removes a notice from the outbox. If Redis has lost a delivery of the notice, or the job of a pending delivery, the notice stays.
-- `notice`: the id of the notice. `deliveryIds`: the ids of its deliveries. `jobs`: the job of each delivery. Returns 1 if the notice was
-- removed; 0 if the notice must be dispatched again.
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
