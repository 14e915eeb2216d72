-- Commits cached outcomes of other runs, as `includes/commit.lua` does. Here the `model` of a trial, and `curveOf`, are the places where the
-- model and the cost curve are stored: `<key> <field>`, or ''.
-- `generation` and `total` (number of trials of the sweep) are those with which the run was planned.
-- Returns the answer of the commit. Returns 'gone', and writes nothing, if a model or the curve does not exist any more, or if the sweep has
-- another generation or number of trials: Redis may have lost an extension whose planner still works.
--- @keys sweep
--- @args generation total curveOf
--- @returns (number | 'missing')[] | 'superseded' | 'gone' | null
--- @include commit
--- @include copy-folds
--- @include find
local generation, total = unpack(redis.call('HMGET', keys.sweep, 'generation', 'total'))
if (generation or '0') ~= args.generation or total ~= args.total then return 'gone' end
if args.curveOf ~= '' then
  args.curve = find(args.curveOf)
  if not args.curve then return 'gone' end
end
local places = {}
for i = 1, #args.trials do
  if args.trials[i].model ~= '' then
    places[args.trials[i].index] = args.trials[i].model
    args.trials[i].model = find(args.trials[i].model)
    if not args.trials[i].model then return 'gone' end
  end
end
local answer = commit()
-- The folds of trials that this call has committed.
if type(answer) == 'table' and #answer > 0 and answer[1] ~= 'missing' then
  for _, index in ipairs(answer) do
    local place = places[string.format('%d', index)]
    if place then copyFoldModels(place, index) end
  end
  copyFoldCurves()
end
return answer
