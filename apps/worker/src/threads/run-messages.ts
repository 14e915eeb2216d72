// The messages of the runs in progress. They come on another port than the results of their tasks, so a result may come first.
import type { SentMessage, TrainingMessage } from './messages.ts';

type OpenRun = {
  onMessage: (message: TrainingMessage) => void;
  received: number;
  /** Set while the run waits for its last messages. */
  awaited?: { count: number; resolve: () => void };
};

export type RunMessages = ReturnType<typeof createRunMessages>;

export function createRunMessages() {
  const open = new Map<number, OpenRun>();
  let runs = 0;
  return {
    /** Gets each message of the threads. A message of a run that is not open is ignored: its thread has died. */
    receive({ run: number, message }: SentMessage): void {
      const run = open.get(number);
      if (run === undefined) return;
      run.received += 1;
      run.onMessage(message);
      if (run.received === run.awaited?.count) run.awaited.resolve();
    },
    /** Opens a new run, and returns its number. */
    open(onMessage: OpenRun['onMessage']): number {
      runs += 1;
      open.set(runs, { onMessage, received: 0 });
      return runs;
    },
    /** Waits until a run has received this number of messages. */
    async all(number: number, count: number): Promise<void> {
      const run = open.get(number);
      if (run === undefined || run.received >= count) return;
      await new Promise<void>((resolve) => {
        run.awaited = { count, resolve };
      });
    },
    isOpen: (number: number): boolean => open.has(number),
    close: (number: number): void => void open.delete(number),
  };
}
