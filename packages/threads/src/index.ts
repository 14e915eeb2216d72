// Pools of threads. Only this package imports Piscina.
export { createReplaceableThread } from './create-replaceable-thread.ts';
export { createThreads, type Threads } from './create-threads.ts';
export { handOver } from './hand-over.ts';
