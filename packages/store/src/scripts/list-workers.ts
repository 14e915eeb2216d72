import { createScript } from '../script.ts';
import { clock } from './clock.ts';

/** The workers that were there of late. KEYS: workers. ARGV: how many ms are of late. */
export const listWorkersScript = createScript(`
${clock}
return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. (milliseconds() - ARGV[1]), '+inf')
`);
