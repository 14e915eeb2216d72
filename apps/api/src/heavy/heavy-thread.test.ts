// A thread and the event loop make the same answers from the same bytes.

import type { SweepSpec } from '@sweepq/contract';
import { createSweepSpec, planRuns } from '@sweepq/plan';
import { encodeCurve } from '@sweepq/store';
import { Registry } from 'prom-client';
import { afterAll, expect, test } from 'vitest';
import { formatCurve } from '../curves/write-curve.ts';
import { selectTrials } from '../tables/select-trials.ts';
import { createHeavy, type RunTask } from './create-heavy.ts';
import { toOwnBytes } from './transfer.ts';

const thread = new URL('../../dist/heavy/heavy-thread.js', import.meta.url);
const heavy = createHeavy({ threads: 1, waiting: 10, registry: new Registry(), thread });
afterAll(() => heavy.close());

const run: RunTask = (name, task, moved) => {
  const { signal } = new AbortController();
  return heavy.lendTo({ caller: 'test', signal }, (runTask) => runTask(name, task, moved));
};
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

/** A falling zigzag. */
const costs = Float64Array.from({ length: 3_000 }, (_, k) => 1 / (1 + k) + (k % 2) * 0.1);
const stored = encodeCurve(costs);

test.each(['json', 'csv'] as const)(
  'a thread and the event loop write the same curve as %s',
  async (format) => {
    const table = { trialId: 't', iterations: 2_500, format };
    const written = await run('writeCurve', { ...table, curve: toOwnBytes(stored) });
    expect(textOf(written)).toBe(formatCurve(stored, table));
    const thinned = await run('writeCurve', { ...table, most: 50, curve: toOwnBytes(stored) });
    expect(textOf(thinned)).toBe(formatCurve(stored, { ...table, most: 50 }));
  },
);

test('writing a curve without points returns undefined', async () => {
  const empty = toOwnBytes(encodeCurve(new Float64Array()));
  const table = { trialId: 't', iterations: 5, format: 'json' } as const;
  expect(await run('writeCurve', { ...table, curve: empty })).toBeUndefined();
});

test('the curve of a trial is the same whether its run was read for this piece or for an earlier piece', async () => {
  const cuts = [
    { trial: 0, iterations: 100 },
    { trial: 7, iterations: 3_000 },
  ];
  const page = { sweepId: 's', points: 40, format: 'json', isFirst: true } as const;
  const read = { curve: toOwnBytes(stored), cuts };
  const first = await run('writeCurves', { ...page, trials: [0], runs: [read], known: [] });
  expect(first.later.map(({ trial }) => trial)).toEqual([7]);
  const known = await run('writeCurves', { ...page, trials: [7], runs: [], known: first.later });
  const own = { curve: toOwnBytes(stored), cuts: cuts.slice(1) };
  const anew = await run('writeCurves', { ...page, trials: [7], runs: [own], known: [] });
  expect(textOf(known.bytes)).toBe(textOf(anew.bytes));
  expect(known.later).toEqual([]);
  const [item] = JSON.parse(`[${textOf(known.bytes)}]`) as { points: unknown[] }[];
  expect(item?.points).toHaveLength(40);
  const none = { curve: null, cuts: [{ trial: 3, iterations: 10 }] };
  const without = await run('writeCurves', { ...page, trials: [3], runs: [none], known: [] });
  expect(JSON.parse(textOf(without.bytes))).toMatchObject({ iterations: 0, points: [] });
});

const identity = {
  id: 'swp_01m8m6bdmxt4rg6ewgnvkd9xnz',
  createdAt: '2026-11-24T10:00:00.000Z',
  datasetSha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
};
const rates = Array.from({ length: 600 }, (_, k) => (k + 1) / 1e5);

function createSpec(): SweepSpec {
  const space = { learningRate: rates, iterations: [10, 20] };
  return createSweepSpec({ dataset: 'cats', space }, identity);
}

test('the pieces of a plan have all runs of the plan, in order', async () => {
  const spec = createSpec();
  const pieces = [];
  for (const from of [0, 250, 500, 750]) {
    pieces.push(...(await run('planPiece', { spec, engine: 1, from, count: 250 })));
  }
  const planned = [...planRuns(spec)];
  expect(pieces).toHaveLength(600);
  expect(pieces.map(({ readings }) => readings)).toEqual(planned.map(({ readings }) => readings));
  expect(new Set(pieces.map(({ trajectory }) => trajectory)).size).toBe(600);
});

test('a thread and the event loop select the same page of sorted trials', async () => {
  const spec = createSpec();
  const standings = () => ({ entries: new Uint8Array(), columns: [], isClosed: false });
  const selection = { sort: [{ path: 'params.learningRate', order: 'desc' }] } as const;
  const page = { limit: 3, cursor: undefined };
  const sorted = await run('selectTrials', { spec, standings: standings(), selection, page });
  expect([...sorted.trials]).toEqual([1198, 1199, 1196]);
  expect(sorted).toEqual(await selectTrials({ spec, standings: standings(), selection, page }));
});
