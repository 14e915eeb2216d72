import type { AskedTrial } from '@sweepq/contract';
import { createThreads } from '@sweepq/threads';
import { LRUCache } from 'lru-cache';
import { receiveErrors } from '../threads/thread-error.ts';
import type { AskTask, NextTrials, Searcher } from './searcher.ts';

/** The heap limit of the thread. A Gaussian process of 500 trials takes 30 MB. */
const maxHeapMb = 256;
const idleMs = 60_000;
const keptSweeps = 16;

/** Creates the thread of adaptive searches when a search needs it. The thread ends after an idle time. */
export function createSearcher({
  onError,
  program = new URL('./search-thread.js', import.meta.url),
}: {
  onError: (error: Error) => void;
  program?: URL;
}): Searcher {
  const thread = createThreads({
    ...{ program, maxThreads: 1, idleMs, onError },
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  /** The trials that the thread had after its last answer, by sweep. */
  const sent = new LRUCache<string, readonly AskedTrial[]>({ max: keptSweeps });

  const run = (task: AskTask): Promise<NextTrials | undefined> =>
    receiveErrors(thread.run(task, { name: 'choose' }));

  return {
    async ask({ searched: { asked = [], ...searched }, ...question }) {
      const before = sent.get(searched.id) ?? [];
      const keep = countSame(before, asked);
      const task = { searched, ...question };
      // A new thread has no trials.
      const answer =
        (await run({ ...task, keep, added: asked.slice(keep) })) ??
        (await run({ ...task, keep: 0, added: asked }));
      if (answer === undefined)
        throw new Error('Expected the thread of searches to choose trials.');
      sent.set(searched.id, [...asked, ...answer.trials]);
      return answer;
    },
    close: () => thread.close(),
  };
}

/** Returns the number of first trials that are the same objects, or have the same values. */
function countSame(before: readonly AskedTrial[], now: readonly AskedTrial[]): number {
  const most = Math.min(before.length, now.length);
  for (let k = 0; k < most; k++) {
    if (before[k] !== now[k] && !isEqual(before[k] ?? [], now[k] ?? [])) return k;
  }
  return most;
}

const isEqual = (a: AskedTrial, b: AskedTrial): boolean =>
  a.length === b.length && a.every((value, k) => value === b[k]);
