-- Removes all keys of a sweep that is marked as deleted, in one step. Removes nothing if one of its jobs exists, because Redis may have lost
-- the removal of jobs. Returns 1, or 0 if a job exists.
--- @keys deleted trials leaderboard standings runs curves models checkpoints deliveries events sweep ...jobs
--- @args sweepId
--- @returns 0 | 1
--- @include is-deleted
for i = 1, #keys.jobs do
  if redis.call('EXISTS', keys.jobs[i]) == 1 then return 0 end
end
if isDeleted() then
  redis.call('UNLINK', keys.sweep, keys.trials, keys.leaderboard, keys.standings, keys.runs, keys.curves, keys.models,
    keys.checkpoints, keys.deliveries, keys.events)
end
redis.call('SREM', keys.deleted, args.sweepId)
return 1
