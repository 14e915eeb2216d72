import { createScript } from '../script.ts';

/** Notes that a retry has been carried out. KEYS: sweep. ARGV: generation that did it. */
export const settleRetryScript = createScript(`
if redis.call('HGET', KEYS[1], 'generation') == ARGV[1] then redis.call('HDEL', KEYS[1], 'retry') end
`);
