import { BenchError } from '../bench-error.ts';
import { median } from '../measure/measurement.ts';
import { ask } from '../sweeps/ask.ts';
import type { SubmitDeps } from '../sweeps/submit-sweep.ts';

type Page = { items: { finishedAt: string | null }[]; nextCursor: string | null };

/** As many that end one after the other make a window: ends are told in whole milliseconds. */
const windowRuns = 100;

/** Of a sweep of one trial a run: the wall time a run, in the window that lies in the middle of all. */
export async function readWallARun(deps: SubmitDeps, sweepId: string): Promise<number> {
  return median(wallOfWindows(await readEnds(deps, sweepId)));
}

/** What a run took in each window, from the ends of all of them in any order. */
export function wallOfWindows(ends: readonly number[]): number[] {
  const sorted = [...ends].sort((a, b) => a - b);
  const windows = Math.floor((sorted.length - 1) / windowRuns);
  return Array.from({ length: windows }, (_, k) => {
    const [from, to] = [k * windowRuns, (k + 1) * windowRuns];
    return ((sorted[to] as number) - (sorted[from] as number)) / windowRuns;
  });
}

async function readEnds({ api, signal }: SubmitDeps, sweepId: string): Promise<number[]> {
  const ends: number[] = [];
  const url = new URL(`/v1/sweeps/${sweepId}/trials?limit=1000`, api.url);
  for (;;) {
    const { items, nextCursor } = await ask<Page>(url, { signal });
    for (const { finishedAt } of items) {
      if (finishedAt === null) throw new BenchError('sweep-failed', 'A trial has not ended.');
      ends.push(Date.parse(finishedAt));
    }
    if (nextCursor === null) return ends;
    url.searchParams.set('cursor', nextCursor);
  }
}
