// An error that leaves its thread keeps its message and its cause, and loses all else. So what it says beside them
// travels as its cause.

type Said = { code?: string; retriable?: boolean };

/** An error of a thread with what it said there. */
export class ThreadError extends Error {
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

/** Runs what a thread is for; its errors say outside what they say inside. */
export async function tellErrors<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { code, retriable } = error as Said;
    const told = new Error(error.message, { cause: { code, retriable } });
    if (error.stack !== undefined) told.stack = error.stack;
    throw told;
  }
}

/** Waits for a thread's answer; throws its error as it was inside. */
export async function hearErrors<Result>(answer: Promise<Result>): Promise<Result> {
  try {
    return await answer;
  } catch (error) {
    const said = error instanceof Error ? (error.cause as Said | undefined) : undefined;
    if (!(error instanceof Error) || typeof said?.code !== 'string') throw error;
    throw new ThreadError(error.message, said, error.stack);
  }
}
