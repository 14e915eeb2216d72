import { createScript } from '../script.ts';

/** Removes the claim of a sweep that has been deleted. A claim of another sweep stays. KEYS: claim. ARGV: sweep. */
export const forgetSubmissionScript = createScript(`
local claim = redis.call('HGET', KEYS[1], 'claim')
if claim and cjson.decode(claim).id == ARGV[1] then redis.call('UNLINK', KEYS[1]) end
`);
