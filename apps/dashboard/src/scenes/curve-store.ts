// The cost curves of trials, as `cost-curves.bin` has them, and the new points of running runs.
import type { Curve, CurveFacts } from './protocol.ts';

type Stored = { iterations: ArrayLike<number>; costs: ArrayLike<number> };
type Lists = { iterations: number[]; costs: number[] };

const magic = 0x63717773; // "swqc", little-endian

export function createCurveStore() {
  const curves = new Map<number, Stored>();
  const live = new Map<number, Lists>();

  // The extent of all curves, so that an answer with 1000 curves does not read those before it again.
  let last = 1;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  function widen({ iterations, costs }: Stored): void {
    last = Math.max(last, (iterations[iterations.length - 1] ?? 0) + 1);
    for (let k = 0; k < costs.length; k += 1) {
      const cost = costs[k] as number;
      if (!(cost > 0 && cost < Number.POSITIVE_INFINITY)) continue;
      if (cost < low) low = cost;
      if (cost > high) high = cost;
    }
  }

  return {
    /** Reads the answer of `cost-curves.bin`. Returns the rows whose curves have changed. */
    add(bytes: ArrayBuffer): number[] {
      const changed: number[] = [];
      const [head, version, count = 0] = new Uint32Array(bytes, 0, 4);
      if (head !== magic || version !== 1) throw new Error('The curves have an unknown format.');
      for (let k = 0, at = 16; k < count; k += 1) {
        const [row = 0, , points = 0] = new Uint32Array(bytes, at, 4);
        const costs = new Float64Array(bytes, at + 16, points);
        const iterations = new Uint32Array(bytes, at + 16 + 8 * points, points);
        at += 16 + 8 * points + 4 * (points + (points % 2));
        if (points === 0) continue;
        const known = appendLater({ iterations, costs }, live.get(row));
        if (known === undefined) live.delete(row);
        else live.set(row, known);
        curves.set(row, known ?? { iterations, costs });
        widen({ iterations, costs });
        changed.push(row);
      }
      return changed;
    },

    /** Adds new points to the curve of a running trial. */
    extend(row: number, points: readonly { iteration: number; cost: number }[]): void {
      const known = live.get(row) ?? toLists(curves.get(row));
      const last = known.iterations.at(-1) ?? -1;
      for (const { iteration, cost } of points) {
        if (iteration <= last) continue;
        known.iterations.push(iteration);
        known.costs.push(cost);
      }
      live.set(row, known);
      curves.set(row, known);
      widen(known);
    },

    rows: () => curves.keys(),
    get: (row: number): Stored | undefined => curves.get(row),
    read: (row: number): Curve | undefined => {
      const curve = curves.get(row);
      return curve && toLists(curve);
    },

    /** The lowest and highest finite cost above 0, and the highest iteration, counted from 1. */
    facts(): CurveFacts | undefined {
      if (low > high) return undefined;
      return { count: curves.size, iterations: [1, last], costs: [low, high] };
    },
  };
}

export type CurveStore = ReturnType<typeof createCurveStore>;

/**
 * Returns the points of a stored curve, and the live points after its last one. The first live points of a run often arrive before its stored
 * curve, which has the points before them. Returns undefined if no live point is later.
 */
function appendLater(stored: Stored, live: Lists | undefined): Lists | undefined {
  const last = stored.iterations[stored.iterations.length - 1] ?? -1;
  const first = live?.iterations.findIndex((iteration) => iteration > last) ?? -1;
  if (live === undefined || first < 0) return undefined;
  const { iterations, costs } = toLists(stored);
  return {
    iterations: [...iterations, ...live.iterations.slice(first)],
    costs: [...costs, ...live.costs.slice(first)],
  };
}

const toLists = (curve: Stored | undefined): Lists => ({
  iterations: Array.from(curve?.iterations ?? []),
  costs: Array.from(curve?.costs ?? []),
});
