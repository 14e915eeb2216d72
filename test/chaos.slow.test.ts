// The quick selection of `npm run chaos`: some rows, with fewer faults. Separate tests cover most other rows.
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from './chaos/rows/index.ts';
import { runRow } from './chaos/run-row.ts';
import { prepareResources } from './chaos/world/resources.ts';

/** A row that exceeds `rowMs` is aborted, so that it does not overlap the next row. */
const limits = { rowMs: 120_000, endMs: 10_000 };
const seed = randomInt(1, 1_000_000);
let resources: Awaited<ReturnType<typeof prepareResources>>;

beforeAll(async () => {
  resources = await prepareResources({ env: process.env, note: () => undefined });
});
afterAll(() => resources?.remove());

describe(`with the seed ${seed}`, () => {
  test.each(rows.filter(({ quick }) => quick))(
    'holds against row $number: $fault',
    async (row) => {
      const { failures } = await runRow(row, {
        ...resources,
        size: 'quick',
        seed,
        limits,
        note: () => undefined,
      });
      expect(failures).toEqual([]);
    },
    2 * limits.rowMs,
  );
});
