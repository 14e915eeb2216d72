// Node copies only the message, the stack and the cause of an error from a thread to the main thread. So the thread sends `code` and
// `retriable` in the cause.

type ErrorFields = { code?: string; retriable?: boolean };

/** An error of a thread, with its code and `retriable`. */
class ThreadError extends Error {
  readonly code: string | undefined;
  readonly retriable: boolean | undefined;

  constructor(message: string, { code, retriable }: ErrorFields, stack: string | undefined) {
    super(message);
    this.name = 'ThreadError';
    this.code = code;
    this.retriable = retriable;
    // The stack of the thread shows where the error happened.
    if (stack !== undefined) this.stack = stack;
  }
}

/** A thread died during its task, and reported no error. */
class ThreadDeath extends Error {
  readonly code: 'out-of-memory' | 'thread-died';
  readonly retriable = true;

  constructor(code: ThreadDeath['code'], message: string, options: { cause: unknown }) {
    super(message, options);
    this.name = 'ThreadDeath';
    this.code = code;
  }
}

/** Whether an error of `receiveErrors` says that a thread died. */
export const isDeath = (error: unknown): boolean => error instanceof ThreadDeath;

/** Translates an error with which piscina or Node reports a dead thread. Returns undefined for another error. */
function deathOf(error: unknown): ThreadDeath | undefined {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  // `isRefusedMemory` is for memory outside the heap: of WebAssembly, or of an array.
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

/** Runs a task in its thread. If the task fails, throws its error again, with `code` and `retriable` in the `cause`. */
export async function sendErrors<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { code, retriable } = error as ErrorFields;
    const sent = new Error(error.message, {
      cause: isRefusedMemory(error)
        ? { code: 'out-of-memory', retriable: true }
        : { code, retriable },
    });
    if (error.stack !== undefined) sent.stack = error.stack;
    throw sent;
  }
}

/** Waits in the main thread for the answer of a thread. Restores `code` and `retriable` of an error of the thread. */
export async function receiveErrors<Result>(answer: Promise<Result>): Promise<Result> {
  try {
    return await answer;
  } catch (error) {
    const death = deathOf(error);
    if (death !== undefined) throw death;
    const fields = error instanceof Error ? (error.cause as ErrorFields | undefined) : undefined;
    if (!(error instanceof Error) || typeof fields?.code !== 'string') throw error;
    throw new ThreadError(error.message, fields, error.stack);
  }
}
