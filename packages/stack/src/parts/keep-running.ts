// Restarts a process of the stack that ends although nobody stopped it. Each restart waits longer than the one before. A
// process that keeps ending stops the stack, with the reason of its last end.
import { setTimeout as delay } from 'node:timers/promises';
import { describeExit, type ProcessExit } from '../process/process-exit.ts';
import { StackError } from '../stack-error.ts';
import { withLastLines } from './last-lines.ts';

/** The parts of a process that this module needs. */
export type Running = {
  exited?: Promise<ProcessExit> | undefined;
  /** The last lines that it wrote, oldest first. */
  readonly logLines?: readonly string[];
  stop(): Promise<void>;
};

export type KeepOptions<Process extends Running> = {
  /** The subject of the sentences about it, such as "The worker". */
  title: string;
  /** The running process. */
  first: Process;
  /** Starts the process that replaces the one that ended; undefined if the process cannot be restarted. */
  startAgain?: ((signal: AbortSignal) => Promise<Process>) | undefined;
  /** How many times in a row the process is restarted. */
  restarts: number;
  /** Receives a line for the user. */
  report: (line: string) => void;
};

export type Kept<Process> = {
  /** The process that runs now, or ran last. */
  current(): Process;
  /** Rejects when no more restarts are tried; never settles otherwise. */
  failed: Promise<never>;
  stop(): Promise<void>;
};

/** A process that ran for this time gets its restart counter reset to 0. */
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
      // A process that this stack did not start does not end here either.
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
          // The last log lines follow the first line of the message.
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
  // A caller may ignore the promise, and an unhandled rejection would end this process.
  failed.catch(() => undefined);
  return {
    current: () => current,
    failed,
    async stop() {
      stopping.abort();
      // A process that is starting replaces the one that ended, so it is stopped instead.
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
