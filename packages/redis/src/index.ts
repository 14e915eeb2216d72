export {
  type ConnectionOptions,
  connectOnce,
  connectProducer,
  connectWorker,
  disconnect,
} from './connect.ts';
export { guardScript, isReadingScript } from './guard-script.ts';
export { measureRedis, type RedisMeasures } from './measure.ts';
export { mastersOf, type RedisConnection } from './open.ts';
export {
  assertConnected,
  assertTakesWrites,
  assertUsable,
  assertWritable,
  waitForConnection,
} from './ready.ts';
export { hidePassword, parseRedisUrl } from './redis-url.ts';
export { isRefusal } from './refusal.ts';
export { retryRead, waitForReconnect } from './retry-reads.ts';
export { checkSchema, schemaKey, schemaVersion } from './schema.ts';
export { assertOneRedisUrl, redisOf, redisSettings } from './settings.ts';
export { explainTrouble } from './trouble.ts';
