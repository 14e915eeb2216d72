import type { Audit, ImportReport, Operation, Verification } from '@sweepq/client';
import { renderAudit } from './audit.ts';
import { describeImport } from './dataset.ts';
import { renderFields } from './fields.ts';
import { type Style, styleStatus } from './style.ts';
import type { Column, TableParts } from './table.ts';
import { showTime } from './values.ts';
import { renderVerification } from './verification.ts';

const columns: readonly Column[] = [
  { title: 'id' },
  { title: 'type', dropRank: 1 },
  { title: 'status' },
  { title: 'progress', align: 'right', dropRank: 3 },
  { title: 'target', dropRank: 2 },
  { title: 'created', dropRank: 4 },
];

/** Arranges operations as a table, in the given order. */
export const arrangeOperations = (operations: readonly Operation[], style: Style): TableParts => ({
  columns,
  rows: operations.map(({ id, type, status, progress, target, createdAt }) => [
    ...[id, type, styleStatus(style, status), showProgress(progress)],
    ...[target.sweepId ?? target.dataset ?? '', showTime(createdAt)],
  ]),
});

/**
 * Renders an operation as lines of fields. The result of a verification or an audit follows after an empty line. `metric` is that of the
 * objective of an audited sweep.
 */
export function renderOperation(
  operation: Operation,
  metric: string | undefined,
  style: Style,
): string {
  const { id, type, status, target, progress, error, cancellable } = operation;
  const fields = {
    ...{ id, type, status: styleStatus(style, status), sweep: target.sweepId ?? undefined },
    dataset: target.dataset ?? undefined,
    ...{ progress: showProgress(progress) },
    result: type === 'sweep.delete' ? showResult(operation) : undefined,
    error: error === null ? undefined : `${error.code}: ${error.detail}`,
    ...{ created: showTime(operation.createdAt), started: showTime(operation.startedAt) },
    ...{ finished: showTime(operation.finishedAt), cancellable: cancellable ? 'yes' : 'no' },
  };
  return [renderFields(fields, style), ...renderResult(operation, metric, style)].join('\n\n');
}

type ImportResult = { name: string; version: number | null; report: ImportReport };

function renderResult(
  { type, result }: Operation,
  metric: string | undefined,
  style: Style,
): string[] {
  if (result === null) return [];
  if (type === 'sweep.verify') return [renderVerification(result as Verification, style)];
  if (type === 'dataset.import') {
    const { name, version, report } = result as ImportResult;
    const head = version === null ? name : `${name}, version ${version}`;
    return [[head, ...describeImport(report)].join('\n')];
  }
  return type === 'sweep.audit' ? [renderAudit(result as Audit, metric, style)] : [];
}

/** Formats the numbers of a result: "4 trials, 1 model, 0 deliveries". Empty without a result. */
export const showResult = ({ result }: Pick<Operation, 'result'>): string =>
  Object.entries(result ?? {})
    .flatMap(([name, count]) => (typeof count === 'number' ? [showCount(count, name)] : []))
    .join(', ');

/** Formats a count with its name, which is a plural: "2 cost curves" for `costCurves`. */
function showCount(count: number, name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${count} ${count === 1 ? words.replace(/ies$/, 'y').replace(/s$/, '') : words}`;
}

const showProgress = (progress: Operation['progress']) =>
  progress === null ? '' : `${progress.done} / ${progress.total}`;
