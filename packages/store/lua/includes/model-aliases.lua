-- The aliases of a registered model. A stored alias has the number of its version, a space, and the time of its last move.
--- @keys aliases
local function aliasesOf(version)
  local all, names = redis.call('HGETALL', keys.aliases), {}
  for i = 1, #all, 2 do
    if string.match(all[i + 1], '^%d+') == version then names[#names + 1] = all[i] end
  end
  table.sort(names)
  return names
end
