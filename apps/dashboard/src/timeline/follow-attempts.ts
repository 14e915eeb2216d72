import type { Scenes } from '../scenes/open-scenes.ts';
import { client } from '../service/client.ts';
import type { Attempts } from './attempts.ts';

/** The attempts, and the time at which they were read. */
export type ReadAttempts = { attempts: Attempts; now: number };

/** The shortest and the longest time between two readings. The longest one is also that after a reading that failed. */
const [shortestMs, longestMs] = [1_000, 5_000];
/** Between them, the time is this number of times the duration of a reading. */
const pauseFactor = 4;

/** Returns a function that reads the attempts of a sweep soon. Many calls in a row lead to one reading. */
export function followAttempts(
  { sweepId, scenes }: { sweepId: string; scenes: Scenes },
  show: (read: ReadAttempts) => void,
): { ask: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReading = false;
  let isAsked = false;
  let isStopped = false;
  let notBefore = 0;

  function ask(): void {
    isAsked = true;
    if (isStopped || isReading || timer !== undefined) return;
    timer = setTimeout(read, Math.max(0, notBefore - performance.now()));
  }

  async function read(): Promise<void> {
    timer = undefined;
    isReading = true;
    isAsked = false;
    const began = performance.now();
    let hasFailed = false;
    try {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      for await (const piece of await client.streamAttemptsArrow(sweepId)) {
        pieces.push(piece as Uint8Array<ArrayBuffer>);
      }
      const attempts = await scenes.readAttempts(await new Blob(pieces).arrayBuffer());
      if (!isStopped) show({ attempts, now: Date.now() });
    } catch {
      // The top bar shows a lost connection.
      hasFailed = true;
      isAsked = true;
    }
    const ended = performance.now();
    const pauseMs = Math.max(shortestMs, Math.min(longestMs, pauseFactor * (ended - began)));
    notBefore = ended + (hasFailed ? longestMs : pauseMs);
    isReading = false;
    if (isAsked) ask();
  }

  return {
    ask,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
