-- Reads the saved folds of a run: its own, or else those of other runs with the same trajectory. The models and the curve of a fold of
-- another run are not in this sweep, so the caller needs to know whose a fold is.
--
-- `folds`: the number of folds. `reuse`: '1' if the folds of other sweeps may be used.
--
-- Returns three entries for each fold: its saved fold of this run, that of another run, and the place of this other run: `<sweep> <run>`. Each
-- can be ''.
--- @keys checkpoints cachedResults
--- @args run folds reuse
--- @returns Buffer[]
--- @include cached-results
local function readOther(number)
  local where = redis.call('HGET', keys.cachedResults, 'f' .. number)
  if not where then return end
  local sweep, run = string.match(where, '^(%S+) (%d+)$')
  return redis.call('HGET', keyOf(sweep, 'checkpoints'), run .. ':' .. number), where
end
local saved = {}
for fold = 0, args.folds - 1 do
  local number = string.format('%d', fold)
  local own = redis.call('HGET', keys.checkpoints, args.run .. ':' .. number)
  local other, place
  if not own and args.reuse == '1' then other, place = readOther(number) end
  saved[#saved + 1] = own or ''
  saved[#saved + 1] = other or ''
  saved[#saved + 1] = other and place or ''
end
return saved
