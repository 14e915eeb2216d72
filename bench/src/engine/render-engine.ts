import { renderMeasurements, renderRows } from '../report/row.ts';
import type { EngineReport } from './engine-report.ts';

const columns = 100;

/** The report as a person reads it, in at most 100 columns. */
export function renderEngine(report: EngineReport): string[] {
  const { machine, versions, blas, sizes, run, rows, measurements, notes } = report;
  const { article, tall } = sizes;
  const gigabytes = (machine.memoryBytes / 1e9).toFixed(1);
  const facts = [
    ['machine', `${machine.cpu}, ${machine.cores} cores, ${gigabytes} GB, ${machine.os}`],
    ['versions', describeVersions(versions)],
    ...Object.entries(blas).map(([name, config]) => [name, config]),
    ...(versions.cc ? [['C', versions.cc]] : []),
    ['dataset', `${sizes.dataset}: m = ${article.m} + ${article.mTest}, n = ${article.n}`],
    ['run', `${run.readings.at(-1)} iterations at rate ${run.learningRate}, seed ${run.seed}`],
    ['tall', `random bytes: m = ${tall.m}, n = ${tall.n}`],
  ];
  const width = Math.max(...facts.map(([name = '']) => name.length));
  return [
    ...facts.map(([name = '', fact]) => `${name.padEnd(width)}  ${fact}`),
    '',
    ...renderRows(rows),
    '',
    ...renderMeasurements(measurements),
    ...notes.flatMap((note) => ['', ...wrap(note)]),
  ];
}

/** The lines of a sentence, broken between words. */
function wrap(sentence: string): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= columns) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

function describeVersions(versions: EngineReport['versions']): string {
  const names = { node: 'Node', v8: 'V8', python: 'Python', numpy: 'NumPy', h5py: 'h5py' };
  return Object.entries(names)
    .flatMap(([key, name]) => (versions[key] ? [`${name} ${versions[key]}`] : []))
    .join(', ');
}
