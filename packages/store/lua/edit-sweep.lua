-- Changes fields of a sweep's record. The field `archived` is removed if its value is ''. Returns 'edited' or 'gone'.
--- @keys sweep
--- @args ...fields{name value}
--- @returns 'edited' | 'gone'
local status, deleted = unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted'))
if not status or deleted then return 'gone' end
for i = 1, #args.fields do
  local name, value = args.fields[i].name, args.fields[i].value
  if name == 'archived' and value == '' then
    redis.call('HDEL', keys.sweep, 'archived')
  else
    redis.call('HSET', keys.sweep, name, value)
  end
end
return 'edited'
