// An error that leaves its thread keeps its message and its cause, and loses all else. So what it says beside them
// travels as its cause.

type Said = { code?: string; retriable?: boolean };

/** An error of a thread with what it said there. */
class ThreadError extends Error {
  readonly code: string | undefined;
  readonly retriable: boolean | undefined;

  constructor(message: string, { code, retriable }: Said, stack: string | undefined) {
    super(message);
    this.name = 'ThreadError';
    this.code = code;
    this.retriable = retriable;
    // Where it happened, not where it was heard of.
    if (stack !== undefined) this.stack = stack;
  }
}

/** A thread died of what it did: there was nothing left that could say why. */
class ThreadDeath extends Error {
  readonly code: 'out-of-memory' | 'thread-died';
  readonly retriable = true;

  constructor(code: ThreadDeath['code'], message: string, options: { cause: unknown }) {
    super(message, options);
    this.name = 'ThreadDeath';
    this.code = code;
  }
}

/** What piscina and Node say of a thread that has gone, in a sentence; undefined for other errors. */
function deathOf(error: unknown): ThreadDeath | undefined {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  // The second is of memory beside the heap: WebAssembly's, or an array's.
  if (code === 'ERR_WORKER_OUT_OF_MEMORY' || isRefusedMemory(error)) {
    return new ThreadDeath('out-of-memory', 'Its thread ran out of memory.', { cause: error });
  }
  const exitCode = /^worker exited with code: (\d+)$/.exec(message)?.[1];
  if (exitCode === undefined) return undefined;
  const text = `Its thread ended by itself, with exit code ${exitCode}.`;
  return new ThreadDeath('thread-died', text, { cause: error });
}

const isRefusedMemory = (error: unknown) =>
  error instanceof RangeError && /alloc|memory/i.test(error.message);

/** Runs what a thread is for; its errors say outside what they say inside. */
export async function tellErrors<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { code, retriable } = error as Said;
    const told = new Error(error.message, {
      cause: isRefusedMemory(error)
        ? { code: 'out-of-memory', retriable: true }
        : { code, retriable },
    });
    if (error.stack !== undefined) told.stack = error.stack;
    throw told;
  }
}

/** Waits for a thread's answer; throws its error as it was inside. */
export async function hearErrors<Result>(answer: Promise<Result>): Promise<Result> {
  try {
    return await answer;
  } catch (error) {
    const death = deathOf(error);
    if (death !== undefined) throw death;
    const said = error instanceof Error ? (error.cause as Said | undefined) : undefined;
    if (!(error instanceof Error) || typeof said?.code !== 'string') throw error;
    throw new ThreadError(error.message, said, error.stack);
  }
}
