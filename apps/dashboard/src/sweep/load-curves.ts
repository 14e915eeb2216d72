import type { Scenes } from '../scenes/open-scenes.ts';
import { client } from '../service/client.ts';

/** Curves of other trials than the best 20 000 are read on request, because a point takes 12 bytes of memory. */
export const mostCurves = 20_000;
const pageSize = 1000;
/** Trials without a curve take the api as long to read as those with one. */
const haveBegun = 'status != queued';

/** The number of points of a curve: fewer in a sweep of more trials, so that all curves together stay small. */
const pointsFor = (count: number) => (count <= 300 ? 200 : count <= 3000 ? 100 : 48);

type LoadOptions = { count: number; from?: string | undefined; most: number; signal: AbortSignal };

/** Reads the curves of trials, the best ones first, page by page. Returns the cursor of the curves that are left. */
export async function loadCurves(
  id: string,
  scenes: Scenes,
  { count, from, most, signal }: LoadOptions,
): Promise<string | null> {
  let cursor = from;
  const points = pointsFor(count);
  for (let read = 0; read < most; read += pageSize) {
    const page = await client.readCostCurvesBinary(id, {
      ...{ filter: haveBegun, points, limit: pageSize },
      ...(cursor !== undefined && { cursor }),
    });
    if (signal.aborted) return null;
    scenes.addCurves(page.bytes);
    if (page.nextCursor === null) return null;
    cursor = page.nextCursor;
  }
  return cursor ?? null;
}

/** Reads the curves of some trials. */
export async function loadCurvesOf(
  id: string,
  scenes: Scenes,
  { rows, count, signal }: { rows: readonly number[]; count: number; signal: AbortSignal },
): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) {
    const trials = rows.slice(at, at + 500).join(',');
    // The api need not sort them.
    const order = { sort: 'index' } as const;
    const query = { trials, ...order, points: pointsFor(count), limit: pageSize };
    const { bytes } = await client.readCostCurvesBinary(id, query);
    if (signal.aborted) return;
    scenes.addCurves(bytes);
  }
}
