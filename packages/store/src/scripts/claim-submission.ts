import { createScript } from '../script.ts';

/**
 * Writes what a submission claims for its idempotency key, unless the key has been claimed before.
 * KEYS: claim. ARGV: claim (JSON), how long it is kept in ms. Returns the claim that stands, and
 * whether it was accepted.
 */
export const claimSubmissionScript = createScript(`
if redis.call('HSETNX', KEYS[1], 'claim', ARGV[1]) == 1 then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return redis.call('HMGET', KEYS[1], 'claim', 'accepted')
`);
