-- Whether a sweep has one of the revisions in `revisions`: numbers with a space before and after each. '' allows every revision.
--- @keys sweep
--- @args revisions
local function hasRevision()
  if args.revisions == '' then return true end
  local revision = redis.call('HGET', keys.sweep, 'revision') or '0'
  return string.find(args.revisions, ' ' .. revision .. ' ', 1, true) ~= nil
end
