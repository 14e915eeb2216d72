import { createScript } from '../script.ts';
import { commitRunLua, firstTrial, ofTrial } from './commit-run.ts';

/**
 * Commits outcomes that are known from other runs. KEYS and ARGV are those of a commit, but that in the place of a
 * model stands where it lies, as `<key> <field>`, and that three more come last: the generation and the extensions (JSON, or '') that
 * the run was planned with, and where the cost curve lies, or ''.
 * Returns what a commit does; 'gone' if something of it is not there any more, or if the sweep is of another generation or has other
 * extensions: Redis may have lost an extension whose planner still works. Nothing is written then.
 */
export const reuseRunScript = createScript(`
local function find(where)
  local key, field = string.match(where, '^(%S+) (%S+)$')
  return redis.call('HGET', key, field)
end
local curve, extensions, generation = table.remove(ARGV), table.remove(ARGV), table.remove(ARGV)
local sweep = redis.call('HMGET', KEYS[1], 'generation', 'extensions')
if (sweep[1] or '0') ~= generation or (sweep[2] or '') ~= extensions then return 'gone' end
if curve ~= '' then
  ARGV[8] = find(curve)
  if not ARGV[8] then return 'gone' end
end
for i = ${firstTrial}, #ARGV, ${ofTrial} do
  if ARGV[i + 7] ~= '' then
    ARGV[i + 7] = find(ARGV[i + 7])
    if not ARGV[i + 7] then return 'gone' end
  end
end
${commitRunLua}`);
