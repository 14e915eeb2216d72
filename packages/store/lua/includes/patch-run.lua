-- Applies the changes in `patch` to the record of a run. The values at a smaller iteration than that of the record are ignored.
local function patchRun(state, patch)
  if patch.iteration and patch.iteration < state.iteration then
    patch.iteration, patch.cost, patch.curveSha256, patch.costRises = nil, nil, nil, nil
  end
  -- The stored hash belongs to the shorter curve.
  if patch.iteration and patch.iteration > state.iteration and patch.curveSha256 == nil then
    state.curveSha256, state.costRises = cjson.null, cjson.null
  end
  for field, value in pairs(patch) do state[field] = value end
end
