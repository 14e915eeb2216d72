// Draws the cost curves of several trials of a sweep over each other.
import {
  defaultTrialSort,
  formatSort,
  pathOfMetric,
  type SweepSpec,
  type Trial,
} from '@sweepq/contract';
import { countRuns, countTrials } from '@sweepq/plan';
import type { Store, TrialSelection } from '@sweepq/store';
import type { Response } from 'express';
import type { PictureFormat } from '../charts/draw-curve.ts';
import { titleTrials } from '../charts/title.ts';
import type { Heavy, RunTask } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import { notFound } from '../problems/problem.ts';
import { selectInThread } from '../tables/read-tables.ts';
import type { PlannedTrial } from '../tables/select-trials.ts';

export type SweepPicture = {
  spec: SweepSpec;
  name: string | null;
  /** With `among`, several trials of a run may be drawn. */
  selection: TrialSelection;
  /** The maximum number of curves. */
  limit: number;
  format: PictureFormat;
};

type Deps = { store: Store; heavy: Heavy };

/** The runs are those of this number of trials at the start of the selection. */
const searchedTrials = 1_000;

export const drawSweep = (deps: Deps, response: Response, picture: SweepPicture): Promise<Buffer> =>
  deps.heavy.lend(response, async (run) => {
    const { spec, format } = picture;
    const chosen = await chooseTrials(deps.store, run, picture);
    const drawn = await readDrawn(deps.store, spec, chosen);
    if (drawn.length === 0) throw noCurves(spec);
    const { title, labels } = titleTrials(
      spec,
      drawn.map(({ trial, index }) => ({ index, params: trial.params })),
    );
    const curves = drawn.map(({ curve, trial }) => {
      return { curve, iterations: trial.params.iterations };
    });
    const task = {
      ...{ curves, format },
      labels: drawn.map(({ trial }, k) => {
        return { label: labels[k] as string, diverged: trial.status === 'diverged' };
      }),
      title: [...describeChoice(picture, drawn), ...title],
    };
    const moved = curves.map(({ curve }) => curve);
    const bytes = await run('drawCurves', task, moved);
    if (bytes === undefined) throw noCurves(spec);
    return Buffer.from(bytes.buffer);
  });

/**
 * Returns the first trials of the selection. Without `among`, the longest trial of each run, because the trials of a run share a
 * curve.
 */
async function chooseTrials(
  store: Store,
  run: RunTask,
  { spec, selection, limit }: SweepPicture,
): Promise<PlannedTrial[]> {
  const page = { limit: Math.min(searchedTrials, countTrials(spec)), cursor: undefined };
  const { planned } = await selectInThread({ store, run }, { spec, selection, page });
  if (selection.among !== undefined) return planned.slice(0, limit);
  const ofRun = new Map<number, PlannedTrial>();
  for (const one of planned) {
    // A run stays at the place of its first trial.
    const longest = ofRun.get(one.run);
    if (!longest || longest.iterations < one.iterations) ofRun.set(one.run, one);
  }
  return [...ofRun.values()].slice(0, limit);
}

/** Reads trials and their curves. Leaves out trials without a curve. */
async function readDrawn(store: Store, spec: SweepSpec, chosen: readonly PlannedTrial[]) {
  const trials = await store.readTrials(
    spec,
    chosen.map(({ trial }) => trial),
  );
  const runs = chosen.map(({ run }) => run);
  const curves = await store.readStoredCurves({ sweepId: spec.id, runs });
  return chosen.flatMap(({ trial: index }, k) => {
    const [trial, curve] = [trials[k], curves[k]];
    return trial && curve ? [{ index, trial, curve: toOwnBytes(curve) }] : [];
  });
}

/** Returns the lines of the title that name the sweep, and say which of its curves are drawn. */
function describeChoice(
  { spec, name, selection: { sort = defaultTrialSort, filter, among } }: SweepPicture,
  drawn: readonly { trial: Trial }[],
): string[] {
  const named = name === null ? [] : [name];
  const runs = countRuns(spec);
  if (among !== undefined || (filter === undefined && drawn.length === runs)) return named;
  const order =
    formatSort(sort) === formatSort(defaultTrialSort)
      ? `the best by ${pathOfMetric(spec.objective.metric)}`
      : `the first by ${formatSort(sort)}`;
  return [...named, `${drawn.length} of ${runs} runs: ${order}`];
}

const noCurves = ({ id }: SweepSpec) =>
  notFound(`None of these trials of the sweep \`${id}\` has a cost curve yet.`);
