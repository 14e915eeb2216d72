// Runs the experiment of the article as a sweep: prints the shapes of the dataset, trains, prints costs and leaderboard, and
// saves pictures.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  type Client,
  collect,
  type Dataset,
  type Run,
  type Sweep,
  type Trial,
} from '@sweepq/client';
import {
  type CostLine,
  describeCosts,
  describePeak,
  describeRate,
  pickCosts,
} from '../show/costs.ts';
import { describeDataset, explainStandIn } from '../show/dataset.ts';
import { renderLeaderboard } from '../show/leaderboard.ts';
import type { Style } from '../show/style.ts';
import type { View } from '../watch/state.ts';
import { watchSweep } from '../watch/watch-sweep.ts';

export type DemoDeps = {
  client: Client;
  outDir: string;
  view: View;
  style: Style;
  /** Prints a line of the report. With `--json` it prints nothing. */
  print: (line: string) => void;
  /** Prints a message to stderr, also with `--json`. */
  report: (line: string) => void;
  signal: AbortSignal;
};

/** The document that `--json` prints. */
export type DemoReport = {
  dataset: Dataset;
  sweep: Sweep;
  leaderboard: Trial[];
  costs: { runId: string; learningRate: number; costs: CostLine[] }[];
  files: string[];
};

const space = { learningRate: [0.0005, 0.001, 0.003, 0.005], iterations: [500, 1000, 2000] };
/** The number of iterations between two lines of costs. */
const every = 500;
/** The index of the train image that the article shows, a cat. */
const imageIndex = 25;

export async function runDemo(deps: DemoDeps): Promise<DemoReport> {
  const { client, print, report, style } = deps;
  const datasets = await collect(client.listDatasets());
  const standIn = explainStandIn(datasets.map(({ name }) => name));
  if (standIn) report(standIn);
  const dataset = chooseDataset(datasets);
  for (const line of describeDataset(dataset)) print(line);

  const submitted = await client.submit({ name: 'demo', dataset: dataset.name, space });
  print(`\nTraining ${submitted.counts.total} trials (sweep ${submitted.id})`);
  const sweep = await watchSweep(deps, submitted);
  const leaderboard = await collect(client.listTrials(sweep.id));

  const runs = await collect(client.listRuns(sweep.id));
  const longest = runs.flatMap((run) => longestTrial(run, leaderboard));
  const costs: DemoReport['costs'] = [];
  for (const trial of longest) {
    const { points } = await client.readCurve(trial.id);
    const picked = pickCosts(points, every);
    const { learningRate } = trial.params;
    costs.push({ runId: trial.runId, learningRate, costs: picked });
    print('');
    print(describeRate(trial.params));
    const lines = [...describeCosts(picked), ...describePeak(points, picked)];
    for (const line of lines) print(`  ${line}`);
  }

  print(`\n${renderLeaderboard(leaderboard, { style })}\n`);
  const files = await savePictures(deps, dataset, { sweepId: sweep.id, trials: longest });
  for (const file of files) print(`Wrote ${relative(process.cwd(), file)}`);
  return { dataset, sweep, leaderboard, costs, files };
}

/** Returns a line for each problem. Empty if the sweep and all its trials are completed. */
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
  if (dataset === undefined) throw new Error('The API has no dataset.');
  return dataset;
}

function longestTrial(run: Run, trials: readonly Trial[]): Trial[] {
  const completed = trials.filter(({ runId, metrics }) => runId === run.id && metrics !== null);
  return completed.sort((a, b) => b.params.iterations - a.params.iterations).slice(0, 1);
}

async function savePictures(
  { client, outDir }: DemoDeps,
  { name, trainCount }: Dataset,
  { sweepId, trials }: { sweepId: string; trials: readonly Trial[] },
) {
  await mkdir(outDir, { recursive: true });
  const files: string[] = [];
  const save = async (fileName: string, bytes: Uint8Array) => {
    const file = join(outDir, fileName);
    await writeFile(file, bytes);
    files.push(file);
  };
  const index = Math.min(imageIndex, trainCount - 1);
  await save(`${name}-train-${index}.png`, await client.readImage(name, 'train', index));
  for (const { id, params } of trials) {
    for (const format of ['svg', 'png'] as const) {
      const bytes = await client.drawCurve(id, format);
      await save(`cost-curve-${params.learningRate}.${format}`, bytes);
    }
  }
  // The last picture of the article: the learning rates over each other.
  const chosen = trials.map(({ id }) => id).join();
  for (const format of trials.length > 0 ? (['svg', 'png'] as const) : []) {
    const query = { trials: chosen, sort: 'params.learningRate' };
    await save(`cost-curves.${format}`, await client.drawCurves(sweepId, format, query));
  }
  return files;
}
