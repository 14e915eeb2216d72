import { createScript } from '../script.ts';

/** Marks a claim as accepted; one that has expired meanwhile stays gone. KEYS: claim. */
export const acceptSubmissionScript = createScript(`
if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('HSET', KEYS[1], 'accepted', 1) end
`);
