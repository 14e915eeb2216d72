import { createScript } from '../script.ts';

/** Removes all keys of a sweep that is marked as deleted, at once. KEYS: deleted, sweep, its other keys. ARGV: id. */
export const forgetSweepScript = createScript(`
if redis.call('HEXISTS', KEYS[2], 'deleted') == 1 then redis.call('UNLINK', unpack(KEYS, 2)) end
redis.call('SREM', KEYS[1], ARGV[1])
`);
