// The summary of the trials of a sweep that does not depend on the filter.
import { countTies, intervalOf, type Ranking, stabilityEdge } from '@sweepq/view';
import { bestSoFar } from '../columns/best-so-far.ts';
import { type ColumnFacts, describe, factsOfNumbers } from '../columns/describe.ts';
import { numbersOf, type Table, wordsOf } from '../columns/table.ts';
import { compareTied, tieCosts } from '../columns/tie-costs.ts';
import { rampOf } from './mark-classes.ts';
import type { Facts } from './protocol.ts';

export type TableFacts = Omit<Facts, 'curves' | 'revision'>;

/** `described` has the summaries of columns that have not changed since, and gets the others. */
export function summarise(
  table: Table,
  objective: Float64Array,
  ranking: Ranking,
  described: Map<string, ColumnFacts>,
): TableFacts {
  const steps = bestSoFar(objective, ranking.direction);
  const best = steps.at(-1);
  return {
    count: table.count,
    columns: describe(table, described),
    objective: factsOfNumbers({ kind: 'number', name: ranking.metric, values: objective }),
    statuses: countStatuses(table),
    best: best && { row: bestRow(table, objective, { ...best, ranking }), value: best.value },
    ties:
      best === undefined ? 0 : countTies(objective, best.value, intervalOf(best.value, ranking)),
    ramp: rampOf(objective, ranking),
    bestSoFar: steps,
    edge: stabilityEdge(outcomesOf(table)),
  };
}

/** The values by which trials are ranked: those of completed trials. */
export function objectiveOf(table: Table, metric: string): Float64Array<ArrayBuffer> {
  const values = numbersOf(table, metric);
  const status = wordsOf(table, 'status');
  const completed = status?.words.indexOf('completed');
  return Float64Array.from({ length: table.count }, (_, row) =>
    status?.codes[row] === completed ? (values?.[row] ?? Number.NaN) : Number.NaN,
  );
}

/** The first of the trials with the best value, as the API ranks them. `row`: the one with the lowest index. */
function bestRow(
  table: Table,
  objective: Float64Array,
  { row, value, ranking }: { row: number; value: number; ranking: Ranking },
): number {
  const costs = tieCosts(table, ranking.metric);
  let best = row;
  for (let other = row + 1; other < objective.length; other += 1) {
    if (objective[other] === value && compareTied(costs, other, best) < 0) best = other;
  }
  return best;
}

function countStatuses(table: Table): Record<string, number> {
  const status = wordsOf(table, 'status');
  if (status === undefined) return {};
  const counts = new Uint32Array(status.words.length);
  for (const code of status.codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  return Object.fromEntries(status.words.map((word, code) => [word, counts[code] as number]));
}

function* outcomesOf(table: Table) {
  const rates = numbersOf(table, 'params.learningRate');
  const iterations = numbersOf(table, 'params.iterations');
  const status = wordsOf(table, 'status');
  if (rates === undefined || iterations === undefined || status === undefined) return;
  for (let row = 0; row < table.count; row += 1) {
    const word = status.words[status.codes[row] ?? -1];
    if (word !== 'completed' && word !== 'diverged') continue;
    const diverged = word === 'diverged';
    yield { learningRate: rates[row] as number, iterations: iterations[row] as number, diverged };
  }
}
