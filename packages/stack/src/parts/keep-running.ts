// Restarts a process of the stack that ends although nobody stopped it. Each restart waits longer than the one before
// it. A process that ends again and again ends the stack, with the reason of its last end.
import { setTimeout as delay } from 'node:timers/promises';
import { describeExit, type ProcessExit } from '../process/process-exit.ts';
import { StackError } from '../stack-error.ts';
import { withLastLines } from './last-lines.ts';

/** What a running process has to offer. */
export type Running = {
  exited?: Promise<ProcessExit> | undefined;
  /** The last lines that it wrote, oldest first. */
  readonly logLines?: readonly string[];
  stop(): Promise<void>;
};

export type KeepOptions<Process extends Running> = {
  /** What sentences about it begin with: "The worker". */
  title: string;
  /** The running process. */
  first: Process;
  /** Starts the process that takes the place of the first; undefined if the process cannot be restarted. */
  startAgain?: ((signal: AbortSignal) => Promise<Process>) | undefined;
  /** How many times in a row the process is restarted. */
  restarts: number;
  /** Takes a line for a person to read. */
  report: (line: string) => void;
};

export type Kept<Process> = {
  /** The process that runs at the moment, or ran last. */
  current(): Process;
  /** Rejects when the process is given up; never settles otherwise. */
  failed: Promise<never>;
  stop(): Promise<void>;
};

/** The restart counter of a process that ran this long is reset to 0. */
const soundAfterMs = 60_000;
const firstPauseMs = 250;
const longestPauseMs = 10_000;

export function keepRunning<Process extends Running>({
  title,
  first,
  startAgain,
  restarts,
  report,
}: KeepOptions<Process>): Kept<Process> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let current = first;
  let starting: Promise<void> | undefined;
  const ended = run();

  /** Returns the reason why the process is not restarted any more; undefined if the stack was stopped. */
  async function run(): Promise<StackError | undefined> {
    let restarted = 0;
    for (;;) {
      const startedAt = performance.now();
      const exit = await current.exited;
      // A process that was not started here does not end here either.
      if (signal.aborted || exit === undefined) return undefined;
      if (performance.now() - startedAt >= soundAfterMs) restarted = 0;
      let reason = `${title} ended with ${describeExit(exit)}`;
      let told = withLastLines(reason, current.logLines ?? []);
      for (;;) {
        if (startAgain === undefined || restarted >= restarts) {
          return new StackError('part-died', `${describeRestarts(title, restarted)}${told}`);
        }
        const pauseMs = Math.min(firstPauseMs * 2 ** restarted, longestPauseMs);
        restarted += 1;
        report(`${reason}. Restarting it in ${pauseMs} ms (restart ${restarted} of ${restarts}).`);
        await delay(pauseMs, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return undefined;
        try {
          starting = startAgain(signal).then((process) => {
            current = process;
          });
          await starting;
          break;
        } catch (error) {
          if (signal.aborted) return undefined;
          told = (error as Error).message;
          // Below its first line it has the last lines of the log.
          reason = told.replace(/\.( Its last log lines:)?(\n.*)?$/s, '');
        }
      }
      if (signal.aborted) return undefined;
      report(`${title} runs again.`);
    }
  }

  const failed = ended.then((error) => {
    if (error !== undefined) throw error;
    return new Promise<never>(() => undefined);
  });
  // The caller may not use the promise, and an unhandled rejection would end this process.
  failed.catch(() => undefined);
  return {
    current: () => current,
    failed,
    async stop() {
      stopping.abort();
      // One that is just starting takes the place of the one that ended, and is stopped instead.
      await starting?.catch(() => undefined);
      await current.stop();
      await ended;
    },
  };
}

function describeRestarts(title: string, count: number): string {
  if (count === 0) return '';
  const times = count === 1 ? 'once' : `${count} times in a row`;
  return `${title} was restarted ${times} and did not stay up. `;
}
