import { useEffect, useMemo } from 'preact/hooks';
import type { ViewModel } from '../charts/view-model.ts';

export type Runs = {
  runOf(row: number): number | undefined;
  /** The numbers of the trials of a run. */
  rowsOf(run: number): number[];
  /** Whether a trial of the run passes the filter. */
  passes(run: number): boolean;
};

/**
 * Which trials a run has, and which runs pass the filter, at the last time at which the view was visible. All runs pass before the
 * first answer of the web worker.
 */
export function useRuns(model: ViewModel, isVisible: boolean): Runs {
  useEffect(() => {
    if (!isVisible) return;
    model.scenes.setView('runs', { kind: 'runs' });
    return () => model.scenes.setView('runs', undefined);
  }, [model, isVisible]);
  const numbers = model.scenes.numbersOf('runs').value;
  return useMemo(() => {
    const { runs, passing } =
      numbers?.kind === 'runs' ? numbers : { runs: new Int32Array(), passing: new Uint8Array() };
    const passed = new Set(runs.filter((_, row) => passing[row] === 1));
    return {
      runOf: (row) => runs[row],
      rowsOf: (run) => {
        const rows: number[] = [];
        for (const [row, of] of runs.entries()) if (of === run) rows.push(row);
        return rows;
      },
      passes: (run) => runs.length === 0 || passed.has(run),
    };
  }, [numbers]);
}
