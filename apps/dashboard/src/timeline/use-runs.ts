import { useEffect, useMemo } from 'preact/hooks';
import type { ViewModel } from '../charts/view-model.ts';

export type Runs = {
  runOf(row: number): number | undefined;
  /** The numbers of the trials of a run. */
  rowsOf(run: number): number[];
  /** Whether a trial of the run passes the filter. */
  passes(run: number): boolean;
};

/** Which trials a run has, and which runs pass the filter. Everything passes before the first answer of the worker. */
export function useRuns(model: ViewModel): Runs {
  useEffect(() => {
    model.scenes.setView('runs', { kind: 'runs' });
    return () => model.scenes.setView('runs', undefined);
  }, [model]);
  const numbers = model.scenes.numbersOf('runs').value;
  return useMemo(() => {
    const { runs, passing } =
      numbers?.kind === 'runs' ? numbers : { runs: new Int32Array(), passing: new Uint8Array() };
    const passed = new Set<number>();
    for (const [row, run] of runs.entries()) if (passing[row] === 1) passed.add(run);
    return {
      runOf: (row) => runs[row],
      rowsOf: (run) => [...runs.keys()].filter((row) => runs[row] === run),
      passes: (run) => runs.length === 0 || passed.has(run),
    };
  }, [numbers]);
}
