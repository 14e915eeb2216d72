--- @keys sweep

-- The failure (JSON) of a sweep that ends without a completed trial, or nil if a trial is completed. Call it after the counters have
-- been updated.
local function noResult()
  local names = { 'failed', 'diverged', 'cancelled' }
  if tonumber(redis.call('HGET', keys.sweep, 'completed') or 0) > 0 then return nil end
  local ended = {}
  for _, name in ipairs(names) do
    local count = tonumber(redis.call('HGET', keys.sweep, name) or 0)
    if count > 0 then ended[#ended + 1] = string.format('%d %s', count, name) end
  end
  local message = 'The sweep ended without a completed trial: ' .. table.concat(ended, ', ') .. '.'
  return cjson.encode({ code = 'no-result', message = message })
end

-- The event (JSON) of a sweep that ends.
local function sweepEvent(status, failure)
  return cjson.encode({ type = 'sweep', status = status, failure = failure and cjson.decode(failure) or nil })
end
