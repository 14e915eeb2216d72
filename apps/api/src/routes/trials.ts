import {
  parseTrialId,
  planTrial,
  type StoredCurve,
  type SweepSpec,
  type Trial,
  thinPoints,
} from '@sweepq/queue';
import type { Express } from 'express';
import type { ApiDeps } from '../app.ts';
import { costCurveCsv } from '../charts/cost-curve-csv.ts';
import { titleTrial } from '../charts/title.ts';
import { allowOnly } from '../http/allow.ts';
import { parseRequest } from '../http/parse-request.ts';
import { curveQuery } from '../paging/curve-query.ts';
import { notFound } from '../problems/problem.ts';
import { findSweep } from '../views/sweep-view.ts';
import { viewWeights } from '../views/weights-view.ts';

export function addTrialRoutes(app: Express, deps: ApiDeps): void {
  const trial = app.route('/v1/trials/:id');
  trial.get(async ({ params }, response) => {
    const { trial } = await findTrial(deps, params.id);
    response.json(trial);
  });
  trial.all(allowOnly('GET'));

  const weights = app.route('/v1/trials/:id/weights');
  weights.get(async ({ params }, response) => {
    const { spec, trial, index } = await findTrial(deps, params.id);
    response.json(await viewWeights(deps, spec, trial, index));
  });
  weights.all(allowOnly('GET'));

  const curve = app.route('/v1/trials/:id/cost-curve');
  curve.get(async ({ params, query }, response) => {
    const { points } = parseRequest(curveQuery, query);
    const { trial, curve } = await findCurve(deps, params.id, points);
    response.json({ trialId: trial.id, ...curve });
  });
  curve.all(allowOnly('GET'));

  const csv = app.route('/v1/trials/:id/cost-curve.csv');
  csv.get(async ({ params, query }, response) => {
    const { points } = parseRequest(curveQuery, query);
    const { trial, curve } = await findCurve(deps, params.id, points);
    response.attachment(`${trial.id}.csv`).type('text/csv').send(costCurveCsv(curve));
  });
  csv.all(allowOnly('GET'));

  const svg = app.route('/v1/trials/:id/cost-curve.svg');
  svg.get(async ({ params }, response) => {
    const { costCurveSvg } = await loadDrawing();
    const found = await findCurve(deps, params.id);
    response.type('image/svg+xml').send(costCurveSvg(found.curve, textOf(found)));
  });
  svg.all(allowOnly('GET'));

  const png = app.route('/v1/trials/:id/cost-curve.png');
  png.get(async ({ params }, response) => {
    const { costCurveSvg, svgToPng } = await loadDrawing();
    const found = await findCurve(deps, params.id);
    const svg = costCurveSvg(found.curve, textOf(found));
    response.type('image/png').send(Buffer.from(await svgToPng(svg)));
  });
  png.all(allowOnly('GET'));
}

/** What draws is a third of all the code that an api loads: it starts without, and loads it for the first picture. */
const loadDrawing = async () => ({
  ...(await import('../charts/cost-curve-svg.ts')),
  ...(await import('../charts/svg-to-png.ts')),
});

/** What stands on a picture of a trial's curve. */
const textOf = ({ spec, trial }: { spec: SweepSpec; trial: Trial }) => ({
  title: titleTrial(spec, trial.params),
  diverged: trial.status === 'diverged',
});

async function findTrial(deps: ApiDeps, id: string) {
  const parsed = parseTrialId(id);
  if (parsed === undefined) throw notFound(`There is no trial \`${id}\`.`);
  const { spec } = await findSweep(deps, parsed.sweepId);
  const [trial] = await deps.store.readTrials(spec, [parsed.index]);
  if (trial === undefined) throw notFound(`There is no trial \`${id}\`.`);
  const { run } = planTrial(spec, parsed.index);
  return { spec, trial, index: parsed.index, run };
}

/** The part of the run's curve that is this trial's, or so many points of it. */
async function findCurve(
  deps: ApiDeps,
  id: string,
  most?: number,
): Promise<{ spec: SweepSpec; trial: Trial; curve: StoredCurve }> {
  const { spec, trial, run } = await findTrial(deps, id);
  const { sweepId, params } = trial;
  const curve = await deps.store.readCurve({ sweepId, run, iterations: params.iterations });
  if (curve !== undefined && curve.points.length > 0) {
    const points = most === undefined ? curve.points : thinPoints(curve.points, most);
    return { spec, trial, curve: { ...curve, points } };
  }
  throw notFound(
    `The trial \`${id}\` is ${trial.status} and has no cost curve${trial.finishedAt ? '' : ' yet'}.`,
  );
}
