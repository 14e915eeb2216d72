import { renderMeasurements, renderRows } from '../report/row.ts';
import { describeSetting } from '../report/setting.ts';
import { renderFacts, renderNotes } from '../report/text.ts';
import type { EngineReport } from './engine-report.ts';

/** The report as text, in at most 100 columns. */
export function renderEngine(report: EngineReport): string[] {
  const { machine, versions, blas, sizes, run, rows, measurements, notes } = report;
  const { article, tall } = sizes;
  const facts: [string, string][] = [
    ...describeSetting(machine, versions),
    ...Object.entries(blas),
    ...(versions.cc ? ([['C', versions.cc]] as [string, string][]) : []),
    ['dataset', `${sizes.dataset}: m = ${article.m} + ${article.mTest}, n = ${article.n}`],
    ['run', `${run.readings.at(-1)} iterations at rate ${run.learningRate}, seed ${run.seed}`],
    ['tall', `random bytes: m = ${tall.m}, n = ${tall.n}`],
  ];
  return [
    ...renderFacts(facts),
    '',
    ...renderRows(rows),
    '',
    ...renderMeasurements(measurements),
    ...renderNotes(notes),
  ];
}
