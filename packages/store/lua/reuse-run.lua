-- Commits outcomes that are known from other runs. It is a commit (see `includes/commit.lua`), but the `model` of a trial and `curveOf`
-- say where the model and the cost curve are stored, as `<key> <field>`, or ''.
-- Returns what a commit returns; 'gone' if a model or the curve is not there any more. Then nothing is written.
--- @args curveOf
--- @returns (number | 'missing')[] | 'superseded' | 'gone' | null
--- @include commit
local function find(where)
  local key, field = string.match(where, '^(%S+) (%S+)$')
  return redis.call('HGET', key, field)
end
if args.curveOf ~= '' then
  args.curve = find(args.curveOf)
  if not args.curve then return 'gone' end
end
for i = 1, #args.trials do
  if args.trials[i].model ~= '' then
    args.trials[i].model = find(args.trials[i].model)
    if not args.trials[i].model then return 'gone' end
  end
end
return commit()
