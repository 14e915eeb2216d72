-- Reads a metric of a stored outcome, which can be packed (see packed-metrics.ts).
--- @constants packedMetrics

local alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

local function decodeBase64(text)
  local bytes, value, bits = {}, 0, 0
  for character in string.gmatch(text, '[%w%+/]') do
    value, bits = value * 64 + string.find(alphabet, character, 1, true) - 1, bits + 6
    if bits >= 8 then
      bits = bits - 8
      bytes[#bytes + 1] = string.char(math.floor(value / 2 ^ bits))
      value = value % 2 ^ bits
    end
  end
  return table.concat(bytes)
end

-- Returns nil for a metric that the outcome does not have.
local function readMetric(metrics, metric)
  if metrics[metric] ~= nil then return metrics[metric] end
  local mask, packed = string.match(metrics.more or '', '^(%x+):(.*)$')
  if not mask then return nil end
  local before = 0
  for place, name in ipairs(constants.packedMetrics) do
    local isPresent = bit.band(tonumber(mask, 16), 2 ^ (place - 1)) ~= 0
    if name == metric then return isPresent and struct.unpack('<d', decodeBase64(packed), 8 * before + 1) or nil end
    if isPresent then before = before + 1 end
  end
end
