-- Copies the cost curves and the models of the folds of another run. `foldsOf`: the place of the curve of that run, `<key> <run>`, or '' without
-- folds. `folds`: the number of folds.
--- @keys curves models
--- @args run folds foldsOf

-- Copies a field of each fold, such as `<run>:0`, from one hash to another.
local function copyFields(from, field, to, ownField)
  for fold = 0, args.folds - 1 do
    local suffix = ':' .. string.format('%d', fold)
    local bytes = redis.call('HGET', from, field .. suffix)
    if bytes then redis.call('HSET', to, ownField .. suffix, bytes) end
  end
end

local function copyFoldCurves()
  local key, run = string.match(args.foldsOf, '^(%S+) (%S+)$')
  if key then copyFields(key, run, keys.curves, args.run) end
end

-- `model`: the place of the model of a trial, `<key> <trial>`.
local function copyFoldModels(model, trial)
  local key, other = string.match(model, '^(%S+) (%S+)$')
  if key then copyFields(key, other, keys.models, trial) end
end
