// The quick selection of `npm run chaos`: fewer faults of some rows. Other rows have tests of their own
// (`rejects-*`, `create-dataset-reader`, `parity-*`).
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from './chaos/rows/index.ts';
import { runRow } from './chaos/run-row.ts';
import { prepareGround } from './chaos/world/ground.ts';

/** A row that takes longer is ended, so that it does not overlap the next row. */
const limits = { rowMs: 120_000, endMs: 10_000 };
const seed = randomInt(1, 1_000_000);
let ground: Awaited<ReturnType<typeof prepareGround>>;

beforeAll(async () => {
  ground = await prepareGround({ env: process.env, note: () => undefined });
});
afterAll(() => ground?.leave());

describe(`with the seed ${seed}`, () => {
  test.each(rows.filter(({ quick }) => quick))(
    'holds against row $number: $fault',
    async (row) => {
      const { failures } = await runRow(row, {
        ...ground,
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
