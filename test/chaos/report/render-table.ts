import type { RowReport, Size } from '../row.ts';

type Reported = { seed: number; size: Size; machine: string; reports: readonly RowReport[] };

const head = [
  '#',
  'fault',
  'injected',
  'recovered after',
  'lost',
  'twice',
  'hashes',
  'measured',
  '',
];

/** All reports as a Markdown table, in the format of docs/reliability.md. */
export function renderTable({ seed, size, machine, reports }: Reported): string {
  const lines = [head, head.map(() => '---'), ...reports.map(cellsOf)].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  const passed = reports.filter(({ passed }) => passed).length;
  const seconds = Math.round(reports.reduce((sum, { seconds }) => sum + seconds, 0));
  const sentence = `${passed} of ${reports.length} rows passed in ${seconds} s; seed ${seed}, ${size}; ${machine}.`;
  return [...lines, '', sentence].join('\n');
}

function cellsOf(report: RowReport): string[] {
  const { row, fault, injected, recoveredMs, lost, duplicated, hashesEqual, measured, passed } =
    report;
  const hashes = { undefined: '', true: 'equal', false: 'differ' }[String(hashesEqual)] ?? '';
  return [
    ...[String(row), fault, countOf(injected)],
    recoveredMs === undefined ? '' : `${(recoveredMs / 1000).toFixed(1)} s`,
    ...[
      countOf(lost),
      countOf(duplicated),
      hashes,
      describeMeasured(measured),
      passed ? 'passed' : '**failed**',
    ],
  ];
}

type Measured = Readonly<Record<string, number | string | boolean | undefined>>;

/** Names and values, without missing ones. */
export const describeMeasured = (measured: Measured = {}): string =>
  Object.entries(measured)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${shown(value)}`]))
    .join(', ');

const countOf = (count: number | undefined) => (count === undefined ? '' : String(count));
const shown = (value: number | string | boolean) =>
  typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(1) : String(value);
