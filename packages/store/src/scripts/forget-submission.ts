import { createScript } from '../script.ts';
import { onlyDeleted } from './only-deleted.ts';

/** Removes the claim of a sweep that is deleted. A claim of another sweep stays. KEYS: claim, sweep. ARGV: sweep. */
export const forgetSubmissionScript = createScript(`
${onlyDeleted('KEYS[2]')}
local claim = redis.call('HGET', KEYS[1], 'claim')
if claim and cjson.decode(claim).id == ARGV[1] then redis.call('UNLINK', KEYS[1]) end
`);
