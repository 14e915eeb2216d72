-- Copies the cost curves of the folds of another run. `foldsOf`: the place of the curve of that run, `<key> <run>`, or '' without folds.
-- `folds`: the number of folds.
--- @keys curves
--- @args run folds foldsOf
local function copyFolds()
  local key, run = string.match(args.foldsOf, '^(%S+) (%S+)$')
  if not key then return end
  for fold = 0, args.folds - 1 do
    local suffix = ':' .. string.format('%d', fold)
    local curve = redis.call('HGET', key, run .. suffix)
    if curve then redis.call('HSET', keys.curves, args.run .. suffix, curve) end
  end
end
