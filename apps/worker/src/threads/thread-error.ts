// When an error passes from a thread to the main thread, only its message, stack and cause survive. So its `code` and `retriable`
// are sent as its cause.

type Said = { code?: string; retriable?: boolean };

/** An error of a thread, with its code and `retriable`. */
class ThreadError extends Error {
  readonly code: string | undefined;
  readonly retriable: boolean | undefined;

  constructor(message: string, { code, retriable }: Said, stack: string | undefined) {
    super(message);
    this.name = 'ThreadError';
    this.code = code;
    this.retriable = retriable;
    // The stack of the thread shows where the error happened.
    if (stack !== undefined) this.stack = stack;
  }
}

/** A thread died during its task, so it could not report an error of its own. */
class ThreadDeath extends Error {
  readonly code: 'out-of-memory' | 'thread-died';
  readonly retriable = true;

  constructor(code: ThreadDeath['code'], message: string, options: { cause: unknown }) {
    super(message, options);
    this.name = 'ThreadDeath';
    this.code = code;
  }
}

/** Translates the errors with which piscina and Node report a dead thread. Undefined for other errors. */
function deathOf(error: unknown): ThreadDeath | undefined {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  // The second condition is for memory outside the heap: that of WebAssembly or of an array.
  if (code === 'ERR_WORKER_OUT_OF_MEMORY' || isRefusedMemory(error)) {
    return new ThreadDeath('out-of-memory', 'Its thread ran out of memory.', { cause: error });
  }
  const exitCode = /^worker exited with code: (\d+)$/.exec(message)?.[1];
  if (exitCode === undefined) return undefined;
  const text = `Its thread exited with code ${exitCode}.`;
  return new ThreadDeath('thread-died', text, { cause: error });
}

const isRefusedMemory = (error: unknown) =>
  error instanceof RangeError && /alloc|memory/i.test(error.message);

/** Runs a task in its thread. Sends the code and `retriable` of an error as its cause. */
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

/** Waits in the main thread for the answer of a thread. Restores the code and `retriable` of its error. */
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
