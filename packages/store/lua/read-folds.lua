-- Reads the saved folds of a run: its own, or else those of another run with the same trajectory. The models and the curve of a fold of
-- another run are not in this sweep, so the caller needs to know whose a fold is.
--
-- `folds`: the number of folds. `reuse`: '1' if the folds of other sweeps may be used.
--
-- Returns two entries for each fold: its saved fold of this run, and that of the other run. One of them or both are ''.
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
  saved[#saved + 1] = own or ''
  saved[#saved + 1] = not own and other and redis.call('HGET', keyOf(other, 'checkpoints'), name .. suffix) or ''
end
return saved
