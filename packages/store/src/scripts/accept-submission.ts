import { createScript } from '../script.ts';

/**
 * Marks a claim as accepted. Redis may have lost the claim since it was written: it is written again if its sweep is there. A claim that
 * expired, or went with its sweep, stays gone.
 * KEYS: claim, sweep. ARGV: claim (JSON), how long it is kept in ms. Returns the claim that stands, or false.
 */
export const acceptSubmissionScript = createScript(`
local claim = redis.call('HGET', KEYS[1], 'claim')
if not claim then
  local sweep = redis.call('HMGET', KEYS[2], 'status', 'deleted')
  if not sweep[1] or sweep[2] then return false end
  redis.call('HSET', KEYS[1], 'claim', ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  claim = ARGV[1]
end
if cjson.decode(claim).id == cjson.decode(ARGV[1]).id then redis.call('HSET', KEYS[1], 'accepted', 1) end
return claim
`);
