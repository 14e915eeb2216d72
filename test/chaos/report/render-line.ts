import type { RowReport } from '../row.ts';
import { describeMeasured } from './render-table.ts';

/** The report of a row in one line. It is printed when the row ends, so that an interrupted run shows the results so far. */
export function renderLine(report: RowReport): string {
  const { row, passed, failures, seconds, injected, recoveredMs, lost, duplicated, hashesEqual } =
    report;
  const [first] = failures[0]?.split('\n') ?? [];
  const found = { injected, recoveredMs, lost, twice: duplicated, hashesEqual };
  const results = [describeMeasured(found), describeMeasured(report.measured)].filter(Boolean);
  const words = [first, ...results].filter((word) => word !== undefined);
  return `row ${row}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s: ${words.join(', ')}`;
}
