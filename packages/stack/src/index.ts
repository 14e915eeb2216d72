// Runs the whole service on one machine, for the command line, the tests and the benchmarks.
export type { Env } from './env.ts';
export { type ApiSettings, createApiEnv, startApi } from './parts/start-api.ts';
export { type Part, startPart } from './parts/start-part.ts';
export { createWorkerEnv, startWorker, type WorkerSettings } from './parts/start-worker.ts';
export { provideClasses } from './provide-classes.ts';
export { provideExample } from './provide-example.ts';
export { findRedis } from './redis/find-redis.ts';
export { findRedisProgram } from './redis/find-redis-program.ts';
export { StackError } from './stack-error.ts';
export { type Stack, type StackOptions, startStack } from './start-stack.ts';
