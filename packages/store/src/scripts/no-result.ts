/**
 * The part of a script that gives the failure (JSON) of a sweep that ends without a completed trial, or nil if there is a
 * completed one. The script's first KEYS is the sweep; its counters have been moved before.
 */
export const noResult = `
local function noResult()
  local names = { 'failed', 'diverged', 'cancelled' }
  if tonumber(redis.call('HGET', KEYS[1], 'completed') or 0) > 0 then return nil end
  local ended = {}
  for _, name in ipairs(names) do
    local count = tonumber(redis.call('HGET', KEYS[1], name) or 0)
    if count > 0 then ended[#ended + 1] = string.format('%d %s', count, name) end
  end
  local message = 'The sweep ended without a completed trial: ' .. table.concat(ended, ', ') .. '.'
  return cjson.encode({ code = 'no-result', message = message })
end

-- How a sweep that ends is told of.
local function sweepEvent(status, failure)
  return cjson.encode({ type = 'sweep', status = status, failure = failure and cjson.decode(failure) or nil })
end
`;
