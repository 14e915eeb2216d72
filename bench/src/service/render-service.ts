import { renderMeasurements, renderRows } from '../report/row.ts';
import { describeSetting } from '../report/setting.ts';
import { renderFacts, renderNotes } from '../report/text.ts';
import type { ServiceReport } from './service-report.ts';

/** The report as text. */
export function renderService(report: ServiceReport): string[] {
  const { machine, versions, sizes, rows, measurements, notes } = report;
  const { submit, queue, memory, scale } = sizes;
  return [
    ...renderFacts([
      ...describeSetting(machine, versions),
      ['submit', `${submit.trials} trials, each in a separate run`],
      [
        'queue',
        `${queue.runs} runs of 1 iteration, m = ${queue.m} + ${queue.mTest}, n = ${queue.n}, ${queue.threads} threads`,
      ],
      [
        'memory',
        `${memory.runs} runs read at ${memory.readings.join(', ')}, ${memory.dataset}: m = ${memory.m} + ${memory.mTest}, n = ${memory.n}`,
      ],
      ['scale', `${scale.runs} runs of ${scale.iterations} iterations on the dataset of memory`],
    ]),
    '',
    ...renderRows(rows),
    '',
    ...renderMeasurements(measurements),
    ...renderNotes(notes),
  ];
}
