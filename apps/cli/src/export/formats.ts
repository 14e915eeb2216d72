// A sweep's trials or curves as text, as they come. None of them holds more than a page.
import type { CostCurve, Sweep } from '@sweepq/client';

export const formats = ['csv', 'json', 'ndjson'] as const;
export type Format = (typeof formats)[number];

type Text = AsyncIterable<string>;

/** One document: the sweep, and a list under `name`. */
export async function* writeJson(sweep: Sweep, name: string, items: AsyncIterable<object>): Text {
  yield `{"sweep": ${JSON.stringify(sweep)},\n"${name}": [`;
  let before = '\n';
  for await (const item of items) {
    yield before + JSON.stringify(item);
    before = ',\n';
  }
  yield '\n]}\n';
}

/** A line for each. */
export async function* writeLines(items: AsyncIterable<object> | readonly object[]): Text {
  for await (const item of items) yield `${JSON.stringify(item)}\n`;
}

/** A row for each point. */
export async function* writeCurvesCsv(curves: AsyncIterable<CostCurve>): Text {
  yield 'trialId,iteration,cost\r\n';
  for await (const { trialId, points } of curves) {
    yield points.map(([iteration, cost]) => `${trialId},${iteration},${cost}\r\n`).join('');
  }
}
