--- @keys sweep

-- Returns the failure (JSON) of a sweep that ends without a completed trial; nil if a trial is completed. The counters must be up to date.
local function noResult()
  local names = { 'failed', 'diverged', 'cancelled', 'pruned' }
  if tonumber(redis.call('HGET', keys.sweep, 'completed') or 0) > 0 then return nil end
  local ended = {}
  for _, name in ipairs(names) do
    local count = tonumber(redis.call('HGET', keys.sweep, name) or 0)
    if count > 0 then ended[#ended + 1] = string.format('%d %s', count, name) end
  end
  -- An adaptive search can end before its first trial.
  if #ended == 0 then ended[1] = 'it had no trial' end
  local message = 'The sweep ended without a completed trial: ' .. table.concat(ended, ', ') .. '.'
  return cjson.encode({ code = 'no-result', message = message })
end
