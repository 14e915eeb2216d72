import type { RowReport } from '../row.ts';
import { describeMeasured } from './render-table.ts';

/** A row in one line, told as soon as it ends: a run that is cut short has still found out what it found out. */
export function renderLine(report: RowReport): string {
  const { row, passed, failures, seconds, injected, recoveredMs, lost, duplicated, hashesEqual } =
    report;
  const [first] = failures[0]?.split('\n') ?? [];
  const found = { injected, recoveredMs, lost, twice: duplicated, hashesEqual };
  const told = [describeMeasured(found), describeMeasured(report.measured)].filter(Boolean);
  const words = [first, ...told].filter((word) => word !== undefined);
  return `row ${row}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s: ${words.join(', ')}`;
}
