import { positionsOf } from '../columns/axis.ts';
import { distributionOf, medianCells, medianOf } from '../columns/bins.ts';
import { cellOf, numbersOf } from '../columns/table.ts';
import { countCohorts } from './count-cohorts.ts';
import { isDivergedClass } from './mark-classes.ts';
import type { Group, Numbers, NumbersRequest, Place } from './protocol.ts';
import type { SweepData } from './sweep-data.ts';

/** The theme has six colours for categories. */
const mostGroups = 6;

/** Computes the numbers of a view from the trials that pass the filter. */
export function computeNumbers(data: SweepData, request: NumbersRequest): Numbers {
  switch (request.kind) {
    case 'cells':
      return cellsOf(data, request);
    case 'distribution':
      return groupsOf(data, request);
    case 'cohorts':
      return { kind: 'cohorts', ...countCohorts(data.table(), request.schedule) };
    case 'runs':
      return runsOf(data);
  }
}

function runsOf(data: SweepData): Numbers {
  const { count } = data.table();
  const runs = Int32Array.from(numbersOf(data.table(), 'run') ?? new Int32Array(count).fill(-1));
  const passing = new Uint8Array(count);
  for (const row of data.shownRows()) passing[row] = 1;
  return { kind: 'runs', runs, passing };
}

function cellsOf(data: SweepData, request: Extract<NumbersRequest, { kind: 'cells' }>): Numbers {
  const table = data.table();
  const [x, y] = [positionsOf(table, request.x), positionsOf(table, request.y)];
  const grid = {
    ...{ x: (row: number) => x[row] as number, y: (row: number) => y[row] as number },
    ...{ columns: request.columns, lines: request.lines },
  };
  const values =
    request.metric === data.ranking().metric
      ? data.objective()
      : (numbersOf(table, request.metric) ?? new Float64Array(table.count).fill(Number.NaN));
  const classes = data.classes();
  const isDiverged = (row: number) => isDivergedClass(classes[row] as number);
  const cells = medianCells(data.shownRows(), grid, values, isDiverged);
  if (!data.isFiltered()) return { kind: 'cells', cells, outside: [] };
  const shown = new Set(cells.map(placeKey));
  const all = Uint32Array.from({ length: table.count }, (_, row) => row);
  const outside = medianCells(all, grid, values, isDiverged)
    .filter((cell) => !shown.has(placeKey(cell)))
    .map(({ column, line }) => ({ column, line }));
  return { kind: 'cells', cells, outside };
}

const placeKey = ({ column, line }: Place) => `${column} ${line}`;

function groupsOf(
  data: SweepData,
  { metric, by }: Extract<NumbersRequest, { kind: 'distribution' }>,
): Numbers {
  const table = data.table();
  const values = metric === data.ranking().metric ? data.objective() : numbersOf(table, metric);
  const column = by === undefined ? undefined : table.columns.get(by);
  const groups = new Map<string, number[]>();
  for (const row of data.shownRows()) {
    const value = values?.[row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const name = column === undefined ? '' : String(cellOf(column, row) ?? 'none');
    const of = groups.get(name) ?? [];
    groups.set(name, of);
    of.push(value);
  }
  return {
    kind: 'distribution',
    groups: [...groups]
      .sort(([a], [b]) => compare(a, b))
      .slice(0, mostGroups)
      .map(([name, of]): Group => {
        const steps = distributionOf(Float64Array.from(of));
        return { name, count: of.length, median: medianOf(of), steps };
      }),
  };
}

/** Orders numbers by their values, and words by the alphabet. */
function compare(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : 1;
}
