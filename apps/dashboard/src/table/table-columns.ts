// Which columns the table of trials shows, in which order, and which of them stay at the left.
import type { ColumnFacts } from '../columns/describe.ts';
import type { Sort } from '../columns/sort-rows.ts';
import { type Codec, listCodec, urlState } from '../url/state.ts';

const chosen = urlState('columns', listCodec, []);
export const pinned = urlState('pinned', listCodec, []);

const sortCodec: Codec<Sort | undefined> = {
  parse: (text) =>
    text === '' ? undefined : { column: text.replace(/^-/, ''), descending: text.startsWith('-') },
  format: (sort) => (sort === undefined ? '' : `${sort.descending ? '-' : ''}${sort.column}`),
};
export const sortState = urlState<Sort | undefined>('sort', sortCodec, undefined);

type Options = {
  columns: readonly ColumnFacts[];
  /** The metric of the objective. */
  metric: string;
  /** Whether test metrics are hidden, because users still choose between trials by validation. */
  isChoosing: boolean;
};

/** Columns that are hidden by default. */
const details = /^(index$|run$|engine|source|failure\.message|startedAt|times\.(?!trainedMs))/;

/** A metric other than accuracy and cost. */
const isDetailed = (name: string) => /^metrics\.\w+\.(?!accuracy$|cost$)/.test(name);

/** The column of the standard deviation over the folds. Only a metric of validation has one, and only with folds. */
const deviationOf = (metric: string) =>
  metric.replace(/^metrics\.validation\./, 'metrics.validation.std.');

/** Returns the default columns: the status, hyperparameters that vary, metrics, the training time. */
function defaultColumns({ columns, metric, isChoosing }: Options): string[] {
  const objective = [...new Set([metric, deviationOf(metric)])];
  const shown = columns
    .filter(({ name, few, missing, min, kind }) => {
      if (details.test(name) || (isDetailed(name) && !objective.includes(name))) return false;
      if (name.startsWith('params.')) return (few?.length ?? 2) > 1;
      // The status already says that a trial has diverged.
      if (name === 'failure.code' && few?.every((code) => code === 'diverged')) return false;
      if (isChoosing && name.startsWith('metrics.test.')) return false;
      // A column without values.
      if (kind === 'number' && Number.isNaN(min)) return false;
      return !(kind === 'word' && few?.length === 0) && missing >= 0;
    })
    .map(({ name }) => name);
  // The rung belongs to the status, and the objective is the first metric.
  const first = shown.includes('rung') ? ['status', 'rung'] : [];
  const rest = shown.filter((name) => !first.includes(name) && !objective.includes(name));
  const at = rest.findIndex((name) => name.startsWith('metrics.'));
  const place = at < 0 ? rest.length : at;
  const ofObjective = objective.filter((name) => shown.includes(name));
  return [...first, ...rest.slice(0, place), ...ofObjective, ...rest.slice(place)];
}

/** The columns in their order: those that are pinned come first. */
export function readColumns(options: Options): string[] {
  const known = new Set(options.columns.map(({ name }) => name));
  const wanted = chosen.value.length > 0 ? chosen.value : defaultColumns(options);
  const shown = wanted.filter((name) => known.has(name));
  return [
    ...shown.filter((name) => pinned.value.includes(name)),
    ...shown.filter((name) => !pinned.value.includes(name)),
  ];
}

export function writeColumns(columns: readonly string[]): void {
  chosen.value = columns;
}

/** Default: the best trial first. */
export const readSort = (metric: string, direction: 'maximize' | 'minimize'): Sort =>
  sortState.value ?? { column: metric, descending: direction === 'maximize' };

/** The width of a column in pixels. Widths are fixed, because the place of a pinned column is computed from them. */
export function widthOf(name: string, facts: ColumnFacts | undefined): number {
  if (name === 'status') return 116;
  if (name === 'rung') return 224;
  if (name.endsWith('At')) return 200;
  if (facts?.kind === 'word') return 132;
  return Math.max(92, 24 + name.replace(/^(params|metrics)\./, '').length * 7.5);
}
