import { createScript } from '../script.ts';
import { onlyDeleted } from './only-deleted.ts';

/**
 * Removes the known results of a deleted sweep (see known-fields.ts); those of other sweeps stay. KEYS: sweep, known of each
 * trajectory. ARGV: sweep.
 */
export const forgetKnownScript = createScript(`
${onlyDeleted('KEYS[1]')}
local function names(value, sweep)
  return string.find(value, sweep .. '-t', 1, true) or string.find(value, sweep .. ' ', 1, true)
end
for k = 2, #KEYS do
  local key = KEYS[k]
  local flat = redis.call('HGETALL', key)
  for i = 1, #flat, 2 do
    if names(flat[i + 1], ARGV[1]) then redis.call('HDEL', key, flat[i]) end
  end
end
`);
