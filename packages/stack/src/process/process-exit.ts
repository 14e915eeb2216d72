import type { ChildProcess } from 'node:child_process';

export type ProcessExit = { code: number | null; signal: NodeJS.Signals | null };

/** Resolves when the child has ended. With 'close', also waits until its output was read. */
export function waitForExit(child: ChildProcess, event: 'exit' | 'close'): Promise<ProcessExit> {
  return new Promise((resolve) => {
    child.once(event, (code: number | null, signal: NodeJS.Signals | null) =>
      resolve({ code, signal }),
    );
    // A child that could not be started emits only 'error'.
    child.once('error', () => {
      if (child.pid === undefined) resolve({ code: 127, signal: null });
    });
  });
}

/** Describes an exit: "exit code 1" or "SIGKILL". */
export function describeExit({ code, signal }: ProcessExit): string {
  return signal ?? `exit code ${code}`;
}
