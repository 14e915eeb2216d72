import { createScript } from '../script.ts';
import { clock } from './clock.ts';

/** Writes when a worker was last there, and forgets those long gone. KEYS: workers. ARGV: worker, after how many ms. */
export const announceWorkerScript = createScript(`
${clock}
local now = milliseconds()
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
`);
