// Formats trials or curves while they are read, so that at most one page is in memory.
import type { CostCurve, Sweep } from '@sweepq/client';

type Text = AsyncIterable<string>;

/** Formats one JSON document, with the sweep and a list under the key `name`. */
export async function* writeJson(sweep: Sweep, name: string, items: AsyncIterable<object>): Text {
  yield `{"sweep": ${JSON.stringify(sweep)},\n"${name}": [`;
  let before = '\n';
  for await (const item of items) {
    yield before + JSON.stringify(item);
    before = ',\n';
  }
  yield '\n]}\n';
}

/** Formats each item as a line of JSON. */
export async function* writeLines(items: AsyncIterable<object> | readonly object[]): Text {
  for await (const item of items) yield `${JSON.stringify(item)}\n`;
}

/** Formats each point of the curves as a row. */
export async function* writeCurvesCsv(curves: AsyncIterable<CostCurve>): Text {
  yield 'trialId,iteration,cost\r\n';
  for await (const { trialId, points } of curves) {
    yield points.map(({ iteration, cost }) => `${trialId},${iteration},${cost}\r\n`).join('');
  }
}
