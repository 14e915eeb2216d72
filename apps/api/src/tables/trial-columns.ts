// The names of the columns of the Arrow table of trials, in their order. The event loop checks requests with them, and only threads load
// the library that writes the table.
import {
  expected,
  firstMetrics,
  laterMetrics,
  metricOfPath,
  type ParamName,
  pathOfDeviation,
  pathOfMetric,
  pathOfParam,
  type SweepSpec,
  trialTimes,
  validationMeasures,
} from '@sweepq/contract';
import { z } from 'zod';
import { refuse } from '../http/parse-request.ts';
import { firstParams, laterParams } from './params-of-tables.ts';

const timeNames = trialTimes.keyof().options;

type PlainColumn =
  | ('index' | 'run' | 'status' | 'rung' | 'stoppedIteration' | 'engine' | 'source')
  | ('failure.code' | 'failure.message' | 'startedAt' | 'finishedAt');
type ParamColumn = `params.${ParamName}`;
type MetricColumn = ReturnType<typeof pathOfMetric | typeof pathOfDeviation>;
type TimeColumn = `times.${(typeof timeNames)[number]}`;

/** The name of a column is the path of its value in a trial of the API. */
export type TrialColumn = PlainColumn | ParamColumn | MetricColumn | TimeColumn;

const trialColumns: readonly TrialColumn[] = [
  ...(['index', 'run', 'status'] as const),
  ...firstParams.map(pathOfParam),
  ...firstMetrics.map(pathOfMetric),
  ...(['stoppedIteration', 'rung', 'engine', 'source'] as const),
  ...(['failure.code', 'failure.message', 'startedAt', 'finishedAt'] as const),
  ...timeNames.map((name): TimeColumn => `times.${name}`),
  ...laterParams.map(pathOfParam),
  ...laterMetrics.map(pathOfMetric),
  ...validationMeasures.map(pathOfDeviation),
];

const objective = 'objective';
const isPartOf = (name: string, asked: string) => name === asked || name.startsWith(`${asked}.`);
const isKnown = (asked: string) =>
  asked === objective || trialColumns.some((name) => isPartOf(name, asked));

/** The columns that a request asks for: those that it names, or all except those that it leaves out. */
export type AskedColumns = { names: readonly string[]; isWithout: boolean };

const someColumns =
  'names of columns, separated by commas, with `-` before all of them or before none';

/** The query parameter that chooses columns. */
export const columnsParameter = z
  .string(expected(someColumns))
  .transform((text, context): AskedColumns => {
    const names = text.split(',');
    const isWithout = names[0]?.startsWith('-') ?? false;
    const plain = names.map((name) => (isWithout ? name.replace(/^-/, '') : name));
    const isMixed = isWithout && names.some((name) => !name.startsWith('-'));
    if (!isMixed && plain.every(isKnown)) return { names: plain, isWithout };
    const got = `\`${text.slice(0, 60)}\``;
    context.addIssue({ code: 'custom', message: `to be ${someColumns}`, params: { got } });
    return z.NEVER;
  })
  .optional()
  .meta({
    description:
      "Names of columns, separated by commas. `params` or `metrics.test` selects all columns whose names begin with it. `objective` is the column of the objective's metric. With `-` before each name, these columns are left out. Default: all columns. The fastest are `index`, `run`, `status`, `rung`, `params` and `objective`.",
    examples: ['index,status,params,objective'],
  });

/** Returns the columns that a request asks for, in the order of the table. Default: all. Throws a problem if it leaves out all of them. */
export function chooseColumns(
  asked: AskedColumns | undefined,
  spec: Pick<SweepSpec, 'objective'>,
): readonly TrialColumn[] {
  if (asked === undefined) return trialColumns;
  const { names, isWithout } = asked;
  const paths = names.map((name) =>
    name === objective ? pathOfMetric(spec.objective.metric) : name,
  );
  const chosen = trialColumns.filter(
    (column) => paths.some((path) => isPartOf(column, path)) !== isWithout,
  );
  if (chosen.length > 0) return chosen;
  const detail = 'Expected `columns` to leave at least one column, got all of them left out.';
  throw refuse('query', [{ pointer: '/columns', detail }]);
}

const planned: readonly TrialColumn[] = ['index', 'run', 'status', 'rung'];

/** Whether the standings with these metrics, and the plan, have all values of the columns. The outcomes need not be read then. */
export const areOfStandings = (
  columns: readonly TrialColumn[],
  metrics: readonly string[],
): boolean =>
  columns.every((column) => {
    const metric = metricOfPath(column as string);
    if (metric !== undefined) return metrics.includes(metric);
    return planned.includes(column) || column.startsWith('params.');
  });
