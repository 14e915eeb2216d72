-- Changes fields of a sweep's record. The field `archived` is removed if its value is ''. `priority`: the new priority, or ''.
-- Returns 'edited'; 'gone'; 'changed' if the sweep has another revision than the given ones; or 'ended' for a new priority of a sweep that
-- has ended. Only 'edited' changes the record. The event stream of an ended sweep has ended, too, so an edit of such a sweep is added to the
-- stream of all sweeps only.
--- @keys sweep
--- @args priority ...fields{name value}
--- @returns 'edited' | 'gone' | 'changed' | 'ended'
--- @include add-event
--- @include has-revision
local status, deleted, finishedAt, failure =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted', 'finishedAt', 'failure'))
if not status or deleted then return 'gone' end
if not hasRevision() then return 'changed' end
if args.priority ~= '' then
  if finishedAt then return 'ended' end
  redis.call('HSET', keys.sweep, 'priority', args.priority)
end
for i = 1, #args.fields do
  local name, value = args.fields[i].name, args.fields[i].value
  if name == 'archived' and value == '' then
    redis.call('HDEL', keys.sweep, 'archived')
  else
    redis.call('HSET', keys.sweep, name, value)
  end
end
local event = sweepEvent(status, failure, 'edited')
if finishedAt then
  raiseRevision()
  addEventToAll(event)
else
  addEvent(event)
end
return 'edited'
