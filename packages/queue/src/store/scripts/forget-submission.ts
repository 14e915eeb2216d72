import { createScript } from '../script.ts';

/**
 * Lets a claim say no more than that its sweep has been deleted, until it expires. A claim of another sweep stays.
 * KEYS: claim. ARGV: sweep.
 */
export const forgetSubmissionScript = createScript(`
local stored = redis.call('HGET', KEYS[1], 'claim')
local claim = stored and cjson.decode(stored)
if not claim or claim.id ~= ARGV[1] then return end
redis.call('HDEL', KEYS[1], 'accepted')
redis.call('HSET', KEYS[1], 'claim', cjson.encode({ bodySha256 = claim.bodySha256 }))
`);
