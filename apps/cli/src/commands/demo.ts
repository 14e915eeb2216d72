// The article's experiment as a sweep, from the first look at the data to the pictures.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../http/client.ts';
import type { Dataset, Run, Sweep, Trial } from '../http/resources.ts';
import { type CostLine, describeCosts, pickCosts } from '../show/costs.ts';
import { describeDataset, explainStandIn } from '../show/dataset.ts';
import { renderLeaderboard } from '../show/leaderboard.ts';
import type { Progress } from '../show/progress.ts';

export type DemoDeps = {
  client: Client;
  outDir: string;
  progress: Progress;
  /** Takes a line of what a person reads. */
  print: (line: string) => void;
  /** Takes a line that a person should read also where stdout is for a program. */
  report: (line: string) => void;
  signal: AbortSignal;
};

/** What `--json` prints. */
export type DemoReport = {
  dataset: Dataset;
  sweep: Sweep;
  leaderboard: Trial[];
  costs: { runId: string; learningRate: number; costs: CostLine[] }[];
  files: string[];
};

const space = { learningRate: [0.0005, 0.001, 0.003, 0.005], iterations: [500, 1000, 2000] };
const pollMs = 250;
/** A picture that the article looks at: a cat. */
const imageIndex = 25;

export async function runDemo(deps: DemoDeps): Promise<DemoReport> {
  const { client, print, report } = deps;
  const datasets = await client.listDatasets();
  const standIn = explainStandIn(datasets.map(({ name }) => name));
  if (standIn) report(standIn);
  const dataset = chooseDataset(datasets);
  for (const line of describeDataset(dataset)) print(line);

  const submitted = await client.submit({ name: 'demo', dataset: dataset.name, space });
  print(`\nTraining ${submitted.counts.total} trials (sweep ${submitted.id})`);
  const sweep = await watch(deps, submitted.id);
  const leaderboard = await client.listTrials(sweep.id);

  const runs = await client.listRuns(sweep.id);
  const longest = runs.flatMap((run) => longestTrial(run, leaderboard));
  const costs: DemoReport['costs'] = [];
  for (const trial of longest) {
    const { points } = await client.readCurve(trial.id);
    const picked = pickCosts(points);
    const { learningRate } = trial.params;
    costs.push({ runId: trial.runId, learningRate, costs: picked });
    print('');
    for (const line of describeCosts(trial.params, picked)) print(line);
  }

  print(`\n${renderLeaderboard(leaderboard)}\n`);
  const files = await savePictures(deps, dataset, longest);
  for (const file of files) print(`Wrote ${relative(process.cwd(), file)}`);
  return { dataset, sweep, leaderboard, costs, files };
}

/** What kept trials from ending well; empty if nothing did. */
export function findFailures({ sweep, leaderboard }: DemoReport): string[] {
  const bad = leaderboard.filter(({ status }) => status !== 'completed');
  return [
    ...(sweep.status === 'completed' ? [] : [`The sweep ended as ${sweep.status}.`]),
    ...bad.map(({ id, status, failure }) => `${id}: ${status}: ${failure?.message ?? 'no reason'}`),
  ];
}

function chooseDataset(datasets: readonly Dataset[]): Dataset {
  const [first] = datasets;
  const dataset = datasets.find(({ name }) => name === 'catvnoncat') ?? first;
  if (dataset === undefined) throw new Error('The api knows no dataset.');
  return dataset;
}

/** Shows the runs until the sweep has ended. */
async function watch({ client, progress, signal }: DemoDeps, id: string): Promise<Sweep> {
  try {
    for (;;) {
      // The sweep first: what has ended by then is shown as ended.
      const sweep = await client.readSweep(id);
      progress.show(await client.listRuns(id));
      if (sweep.finishedAt !== null) return sweep;
      await delay(pollMs, undefined, { signal });
    }
  } finally {
    progress.stop();
  }
}

function longestTrial(run: Run, trials: readonly Trial[]): Trial[] {
  const completed = trials.filter(({ runId, metrics }) => runId === run.id && metrics !== null);
  return completed.sort((a, b) => b.params.iterations - a.params.iterations).slice(0, 1);
}

async function savePictures(
  { client, outDir }: DemoDeps,
  dataset: Dataset,
  trials: readonly Trial[],
) {
  await mkdir(outDir, { recursive: true });
  const files: string[] = [];
  const save = async (name: string, path: string) => {
    const file = join(outDir, name);
    await writeFile(file, await client.readBytes(path));
    files.push(file);
  };
  const index = Math.min(imageIndex, dataset.trainCount - 1);
  await save(
    `${dataset.name}-train-${index}.png`,
    `/v1/datasets/${dataset.name}/images/train/${index}.png`,
  );
  for (const { id, params } of trials) {
    for (const format of ['svg', 'png']) {
      await save(
        `cost-curve-${params.learningRate}.${format}`,
        `/v1/trials/${id}/cost-curve.${format}`,
      );
    }
  }
  return files;
}
