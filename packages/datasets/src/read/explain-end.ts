import { DatasetError } from '../dataset-error.ts';

type Limits = { name: string; signal: AbortSignal; timeoutMs: number };

/** Converts the unexpected end of a thread into an error about the dataset that it was reading. Does not change an error that the thread has thrown. */
export function explainEnd(cause: unknown, { name, signal, timeoutMs }: Limits): unknown {
  if (signal.aborted) {
    return new DatasetError(
      'too-slow',
      `Expected the dataset ${name} to be ready within ${timeoutMs / 1000} s. Its thread was terminated.`,
      { cause },
    );
  }
  const reason = reasonOfEnd(cause);
  if (reason === undefined) return cause;
  return new DatasetError(
    'reader-crashed',
    `Expected the dataset ${name} to be read; its thread ${reason}.`,
    { cause },
  );
}

/** Returns how a thread has ended, in words. Undefined for an error that the thread has thrown. */
export function reasonOfEnd(cause: unknown): string | undefined {
  const { code, message } = cause instanceof Error ? (cause as NodeJS.ErrnoException) : {};
  return ends.find(([said]) => said === code || message?.startsWith(said))?.[1];
}

/** Messages of Node and piscina, and error codes of the worker, with a text for each. */
const ends: readonly [said: string, reason: string][] = [
  ['ERR_WORKER_OUT_OF_MEMORY', 'ran out of memory'],
  ['out-of-memory', 'ran out of memory'],
  ['worker exited with code', 'ended before it was done'],
  ['thread-died', 'ended before it was done'],
];
