import { parentPort } from 'node:worker_threads';

/** Sends a message from a thread to `onMessage` of its pool. Messages of a thread keep their order. A process that is no thread sends nothing. */
export const sendToPool = (message: unknown): void => parentPort?.postMessage(message);
