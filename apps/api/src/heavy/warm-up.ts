// A task of a thread: prepares it for the first table. Without it, the first table of 10 000 trials takes three times as long as later ones.
import { createSweepSpec } from '@sweepq/plan';
import { selectTrials } from '../tables/select-trials.ts';
import { chooseColumns } from '../tables/trial-columns.ts';
import { writeStandings } from '../tables/write-rows.ts';

/** After this many rows, V8 has compiled the loops that plan trials and write columns. */
const rows = 2_000;

const spec = createSweepSpec(
  {
    dataset: 'none',
    space: {
      learningRate: { min: 1e-4, max: 1, scale: 'log', int: false },
      iterations: [10, 20],
      seed: [0, 1],
      momentum: { min: 0, max: 0.9, scale: 'linear', int: false },
    },
    search: { strategy: 'random', trials: rows, seed: 0 },
  },
  { id: 'none', createdAt: '1970-01-01T00:00:00.000Z', datasetSha256: { train: '', test: '' } },
);

/** Loads the modules for tables, and writes a table that nobody reads. */
export async function warmUp(_task: object): Promise<void> {
  const columns = { names: ['index', 'run', 'status', 'params'], isWithout: false };
  const standings = { entries: new Uint8Array(0), columns: [], isClosed: false };
  const selection = { sort: [{ path: 'index', order: 'asc' } as const] };
  await selectTrials({ spec, standings, selection });
  await writeStandings({
    ...{ spec, standings, names: chooseColumns(columns, spec) },
    trials: Uint32Array.from({ length: rows }, (_, trial) => trial),
    piece: { arrow: { head: { sweepId: spec.id, revision: '0', eventId: '0-0' }, isLast: true } },
  });
}
