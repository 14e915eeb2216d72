// Restarts a process of the stack that ends unexpectedly. Each restart waits longer than the restart before. After too many
// restarts in a row, the stack fails with the reason of the last end.
import { setTimeout as delay } from 'node:timers/promises';
import { describeExit, type ProcessExit } from '../process/process-exit.ts';
import { StackError } from '../stack-error.ts';
import { withLastLines } from './last-lines.ts';

/** The properties of a process that this module uses. */
export type Running = {
  exited?: Promise<ProcessExit> | undefined;
  /** The last lines of its output, oldest first. */
  readonly logLines?: readonly string[];
  stop(): Promise<void>;
};

export type KeepOptions<Process extends Running> = {
  /** The subject of messages about the process, such as "The worker". */
  title: string;
  /** The running process. */
  first: Process;
  /** Starts the process that replaces the one that ended; undefined if the process cannot be restarted. */
  startAgain?: ((signal: AbortSignal) => Promise<Process>) | undefined;
  /** The maximum number of restarts in a row. */
  restarts: number;
  /** Receives a line for the user. */
  report: (line: string) => void;
};

export type Kept<Process> = {
  /** The process that is running, or the last one that was. */
  current(): Process;
  /** Rejects after the last restart. Otherwise the promise never settles. */
  failed: Promise<never>;
  stop(): Promise<void>;
};

/** The restart counter is reset to 0 if a process ran for this time. */
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

  /** Restarts the process until it fails too often. Returns the error; undefined if the stack was stopped. */
  async function run(): Promise<StackError | undefined> {
    let restarted = 0;
    for (;;) {
      const startedAt = performance.now();
      const exit = await current.exited;
      // `exited` is undefined for a Redis that this stack did not start.
      if (signal.aborted || exit === undefined) return undefined;
      if (performance.now() - startedAt >= soundAfterMs) restarted = 0;
      let reason = `${title} ended with ${describeExit(exit)}`;
      let message = withLastLines(reason, current.logLines ?? []);
      for (;;) {
        if (startAgain === undefined || restarted >= restarts) {
          return new StackError('part-died', `${describeRestarts(title, restarted)}${message}`);
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
          message = (error as Error).message;
          // `report` gets only the first line, without the log lines after it.
          reason = message.replace(/\.( Its last log lines:)?(\n.*)?$/s, '');
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
      // If a restart is in progress, the new process becomes `current` and is stopped.
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
