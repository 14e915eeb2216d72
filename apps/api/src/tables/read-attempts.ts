import type { SweepSpec } from '@sweepq/contract';
import { countRuns } from '@sweepq/plan';
import type { Store } from '@sweepq/store';
import type { Lender } from '../heavy/create-heavy.ts';
import type { TableMetadata } from './read-typed.ts';

/** The number of runs that are read and written in one step. */
const runsAtOnce = 2_000;

/** Yields the last attempts at all runs of a sweep as an Arrow stream, in pieces. Each piece needs a slot. */
export async function* readAttemptsArrow(
  { store, lender }: { store: Store; lender: Lender },
  spec: SweepSpec,
  metadata: TableMetadata,
): AsyncGenerator<Uint8Array> {
  const total = countRuns(spec);
  // A table of a sweep without runs has one piece: the schema and the end.
  for (let first = 0; first === 0 || first < total; first += runsAtOnce) {
    const count = Math.min(runsAtOnce, total - first);
    const indices = Array.from({ length: count }, (_, k) => first + k);
    const piece = { head: first === 0 ? metadata : undefined, isLast: first + count >= total };
    yield await lender.lend(async (run) =>
      run('writeAttempts', {
        ...{ first, piece, states: await store.readStoredRunStates(spec.id, indices) },
      }),
    );
  }
}
