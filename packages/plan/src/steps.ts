/** A long computation in steps of a few microseconds: it yields after each one, and returns the result. */
export type Steps<T> = Generator<undefined, T>;

/** Lets other work run between two steps, if it is time. */
export type Pause = () => Promise<void>;

/** Runs all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The number of steps before each pause. A call of `pause` costs as much as a step. */
const stepsAtOnce = 32;

/** Runs all steps, with pauses in between. */
export async function finishWithPauses<T>(steps: Steps<T>, pause: Pause): Promise<T> {
  for (;;) {
    for (let k = 0; k < stepsAtOnce; k++) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await pause();
  }
}
