import { BenchError } from '../bench-error.ts';
import { median } from '../measure/measurement.ts';
import { ask } from '../sweeps/ask.ts';
import type { SubmitDeps } from '../sweeps/submit-sweep.ts';

type Page = { items: { finishedAt: string | null }[]; nextCursor: string | null };

/** The number of runs in a window. The mean of many runs is needed, because end times have a resolution of 1 ms. */
const windowRuns = 100;

/** The wall time of a run: the median over all windows. The sweep must have one trial for each run. */
export async function readWallARun(deps: SubmitDeps, sweepId: string): Promise<number> {
  return median(wallOfWindows(await readEnds(deps, sweepId)));
}

/** The mean wall time of a run in each window. `ends` are the end times of all runs in any order. */
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
