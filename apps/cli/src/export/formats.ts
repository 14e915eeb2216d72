// Writes trials or curves as text while they are read, so that no more than one page is in memory.
import type { CostCurve, Sweep } from '@sweepq/client';

export const formats = ['csv', 'json', 'ndjson'] as const;
export type Format = (typeof formats)[number];

type Text = AsyncIterable<string>;

/** One JSON document with the sweep and the list `name`. */
export async function* writeJson(sweep: Sweep, name: string, items: AsyncIterable<object>): Text {
  yield `{"sweep": ${JSON.stringify(sweep)},\n"${name}": [`;
  let before = '\n';
  for await (const item of items) {
    yield before + JSON.stringify(item);
    before = ',\n';
  }
  yield '\n]}\n';
}

/** One line of JSON per item. */
export async function* writeLines(items: AsyncIterable<object> | readonly object[]): Text {
  for await (const item of items) yield `${JSON.stringify(item)}\n`;
}

/** One row per point. */
export async function* writeCurvesCsv(curves: AsyncIterable<CostCurve>): Text {
  yield 'trialId,iteration,cost\r\n';
  for await (const { trialId, points } of curves) {
    yield points.map(([iteration, cost]) => `${trialId},${iteration},${cost}\r\n`).join('');
  }
}
