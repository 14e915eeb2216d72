-- The revision of a registered model, which the header If-Match of a request names. `revisions`: numbers with a space before and after each, or
-- '' for every revision. A revision begins with the time of the creation in ms, so that the tag of a deleted model of the same name does not match.
--- @keys model
--- @args revisions now
local function hasModelRevision()
  if args.revisions == '' then return true end
  local revision = redis.call('HGET', keys.model, 'revision') or ''
  return string.find(args.revisions, ' ' .. revision .. ' ', 1, true) ~= nil
end

-- Notes a change of the model.
local function noteModelChange()
  redis.call('HINCRBY', keys.model, 'revision', 1)
  redis.call('HSET', keys.model, 'updatedAt', args.now)
end
