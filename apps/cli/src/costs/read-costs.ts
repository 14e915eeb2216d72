// Cost curves in the format of the article: one line every n iterations.
import { type Client, ClientError, type Run } from '@sweepq/client';
import type { Target } from '../input/find-sweep.ts';
import { type CostLine, pickCosts } from '../show/costs.ts';

type CostClient = Pick<Client, 'listRuns' | 'readRun' | 'readTrial' | 'readCurve'>;

export type RunCosts = { trialId: string; costs: CostLine[] };
type Asked = { id: string; every: number };

/** Returns the costs of a trial. Throws the error of the API if the trial has no curve. */
export async function readCosts(client: CostClient, { id, every }: Asked): Promise<RunCosts> {
  const { points } = await client.readCurve(id);
  return { trialId: id, costs: pickCosts(points, every) };
}

/** Lists the costs of each run of a sweep, in the order of the plan. `costs` is undefined for a run without a curve. */
export async function* listCosts(
  client: CostClient,
  { id, every }: Asked,
): AsyncGenerator<{ run: Run; costs: RunCosts | undefined }> {
  for await (const run of client.listRuns(id)) {
    // A run that has not begun has no curve.
    const isEmpty = run.iteration === 0 && run.finishedAt === null;
    const costs = isEmpty ? undefined : await readRunCosts(client, { run, every });
    yield { run, costs };
  }
}

/** Returns the trial whose curve is read: the named trial, or the trial with the most iterations of the named run. */
export async function findCurveTrial(client: CostClient, { trial, run }: Target) {
  if (run === undefined) return trial;
  return longestTrial(client, await client.readRun(run));
}

async function readRunCosts(client: CostClient, { run, every }: { run: Run; every: number }) {
  try {
    return await readCosts(client, { id: await longestTrial(client, run), every });
  } catch (error) {
    if (error instanceof ClientError && error.status === 404) return undefined;
    throw error;
  }
}

/** Returns the trial of a run with the most iterations. All trials of a run share one curve, and only this trial has all of it. */
export async function longestTrial(client: CostClient, { trialIds, params }: Run) {
  const [only = ''] = trialIds;
  if (trialIds.length === 1) return only;
  // Start at the end: the trial with the most iterations is the last one, unless the sweep was extended.
  for (const id of trialIds.toReversed()) {
    if ((await client.readTrial(id)).params.iterations === params.iterations) return id;
  }
  return only;
}
