-- Reads the saved folds of a run: its own, or else those of another run with the same trajectory.
--
-- `folds`: the number of folds. `reuse`: '1' if the folds of other sweeps may be used.
--
-- Returns a saved fold for each fold; '' for a fold that is not saved.
--- @keys checkpoints cachedResults
--- @args run folds reuse
--- @returns Buffer[]
--- @include cached-results
local other, name = nil, nil
local where = args.reuse == '1' and redis.call('HGET', keys.cachedResults, 'folds')
if where then other, name = string.match(where, '^(%S+) (%d+)$') end
local saved = {}
for fold = 0, args.folds - 1 do
  local suffix = ':' .. string.format('%d', fold)
  local own = redis.call('HGET', keys.checkpoints, args.run .. suffix)
  saved[#saved + 1] = own or other and redis.call('HGET', keyOf(other, 'checkpoints'), name .. suffix) or ''
end
return saved
