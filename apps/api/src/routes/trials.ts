import { parseTrialId, type SweepSpec, type Trial } from '@sweepq/contract';
import { planTrial } from '@sweepq/plan';
import type { Express, Response } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import type { PictureFormat } from '../charts/draw-curve.ts';
import { titleTrial } from '../charts/title.ts';
import { type CurveTable, formatCurve } from '../curves/write-curve.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import { allowOnly } from '../http/allow.ts';
import { parseRequest } from '../http/parse-request.ts';
import { curveQuery } from '../paging/curve-query.ts';
import { notFound } from '../problems/problem.ts';
import { findSweep } from '../views/sweep-view.ts';
import { viewWeights } from '../views/weights-view.ts';

export function addTrialRoutes(app: Express, deps: ApiDeps): void {
  const { heavy } = deps;
  const trial = app.route('/v1/trials/:id');
  trial.get(async ({ params }, response) => {
    const { trial } = await findTrial(deps, params.id);
    response.json(trial);
  });
  trial.all(allowOnly('GET'));

  const weights = app.route('/v1/trials/:id/weights');
  weights.get(async ({ params }, response) => {
    // On the event loop, which has the dataset, but few at a time.
    const view = await heavy.lendLoop(response, async () => {
      const { spec, trial, index } = await findTrial(deps, params.id);
      return viewWeights(deps, spec, trial, index);
    });
    response.json(view);
  });
  weights.all(allowOnly('GET'));

  const curve = app.route('/v1/trials/:id/cost-curve');
  curve.get(async ({ params, query }, response) => {
    const { points } = parseRequest(curveQuery, query);
    const table = { most: points, format: 'json' } as const;
    response.type('json').send(await readCurveTable(deps, response, params.id, table));
  });
  curve.all(allowOnly('GET'));

  const csv = app.route('/v1/trials/:id/cost-curve.csv');
  csv.get(async ({ params, query }, response) => {
    const { points } = parseRequest(curveQuery, query);
    const table = { most: points, format: 'csv' } as const;
    const body = await readCurveTable(deps, response, params.id, table);
    response.attachment(`${params.id}.csv`).type('text/csv').send(body);
  });
  csv.all(allowOnly('GET'));

  const svg = app.route('/v1/trials/:id/cost-curve.svg');
  svg.get(async ({ params }, response) => {
    response.type('image/svg+xml').send(await drawInThread(deps, response, params.id, 'svg'));
  });
  svg.all(allowOnly('GET'));

  const png = app.route('/v1/trials/:id/cost-curve.png');
  png.get(async ({ params }, response) => {
    response.type('image/png').send(await drawInThread(deps, response, params.id, 'png'));
  });
  png.all(allowOnly('GET'));
}

/** A curve of 2 000 points, as the article has it, is written in a millisecond: the event loop does it itself. */
const cheapPoints = 2_000;

async function readCurveTable(
  deps: ApiDeps,
  response: Response,
  id: string,
  wanted: Pick<CurveTable, 'most' | 'format'>,
): Promise<Buffer> {
  const { trial, run } = await findTrial(deps, id);
  const { iterations } = trial.params;
  const table = { trialId: trial.id, iterations, ...wanted };
  if (iterations <= cheapPoints) {
    const text = formatCurve(await readStoredCurve(deps, trial, run), table);
    if (text === undefined) throw noCurve(trial);
    return Buffer.from(text);
  }
  const bytes = await deps.heavy.lend(response, async (runTask) => {
    const curve = toOwnBytes(await readStoredCurve(deps, trial, run));
    return runTask('writeCurve', { ...table, curve }, [curve]);
  });
  if (bytes === undefined) throw noCurve(trial);
  return Buffer.from(bytes.buffer);
}

/** Reads from Redis only after the answer has its place, so that a refused picture costs nothing. */
const drawInThread = (deps: ApiDeps, response: Response, id: string, format: PictureFormat) =>
  deps.heavy.lend(response, async (runTask) => {
    const { spec, trial, run } = await findTrial(deps, id);
    const curve = toOwnBytes(await readStoredCurve(deps, trial, run));
    const { iterations } = trial.params;
    const task = { curve, iterations, text: textOf({ spec, trial }), format };
    const bytes = await runTask('drawCurve', task, [curve]);
    if (bytes === undefined) throw noCurve(trial);
    return Buffer.from(bytes.buffer);
  });

/** The curve of the trial's run. */
async function readStoredCurve({ store }: ApiDeps, trial: Trial, run: number): Promise<Uint8Array> {
  const [curve] = await store.readStoredCurves({ sweepId: trial.sweepId, runs: [run] });
  if (!curve) throw noCurve(trial);
  return curve;
}

const noCurve = ({ id, status, finishedAt }: Trial) =>
  notFound(`The trial \`${id}\` is ${status} and has no cost curve${finishedAt ? '' : ' yet'}.`);

/** The title of a picture of a trial's curve. */
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
