import type { RowReport } from '../row.ts';
import { describeMeasured } from './render-table.ts';

/** A row as one line, printed as soon as it ends, so that an interrupted run still shows results. */
export function renderLine(report: RowReport): string {
  const { row, passed, failures, seconds, injected, recoveredMs, lost, duplicated, hashesEqual } =
    report;
  const [first] = failures[0]?.split('\n') ?? [];
  const found = { injected, recoveredMs, lost, twice: duplicated, hashesEqual };
  const told = [describeMeasured(found), describeMeasured(report.measured)].filter(Boolean);
  const words = [first, ...told].filter((word) => word !== undefined);
  return `row ${row}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s: ${words.join(', ')}`;
}
