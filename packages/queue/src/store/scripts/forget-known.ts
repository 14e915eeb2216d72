import { createScript } from '../script.ts';

/** Takes away what is known by a sweep (see known-fields.ts); what is known by others stays. KEYS: known, of each trajectory. ARGV: sweep. */
export const forgetKnownScript = createScript(`
local function names(value, sweep)
  return string.find(value, sweep .. '-t', 1, true) or string.find(value, sweep .. ' ', 1, true)
end
for _, key in ipairs(KEYS) do
  local flat = redis.call('HGETALL', key)
  for i = 1, #flat, 2 do
    if names(flat[i + 1], ARGV[1]) then redis.call('HDEL', key, flat[i]) end
  end
end
`);
