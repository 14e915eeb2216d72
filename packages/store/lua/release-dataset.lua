-- Removes users of a version of a dataset that do not exist. A user that was noted again after `since` stays.
--- @keys users
--- @args ...stale{user since}
for i = 1, #args.stale do
  if redis.call('ZSCORE', keys.users, args.stale[i].user) == args.stale[i].since then
    redis.call('ZREM', keys.users, args.stale[i].user)
  end
end
