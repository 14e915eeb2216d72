// Requests that change sweeps, and comparisons of their results.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Sweep, Trial } from '@sweepq/client';
import type { SweepRequest } from '@sweepq/contract';
import type { Queues } from '@sweepq/queue';
import { expect } from 'vitest';
import { waitForEmptyQueue } from './queues.ts';
import type { useService } from './service.ts';
import { waitUntil } from './wait.ts';

export type Service = Awaited<ReturnType<typeof useService>>;

export const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);
/** The space of a run of several seconds, also on a fast machine. */
export const long = { learningRate: 0.001, iterations: 1_000_000 };
export const short = { learningRate: 0.001, iterations: [10, 20] };

export const post = ({ api }: Service, path: string, body?: unknown) =>
  fetch(new URL(path, api.url), {
    method: 'POST',
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });

/** Sends a request that changes a sweep. Returns the changed sweep, or the problem details. */
export async function steer(service: Service, id: string, verb: string, body?: unknown) {
  const response = await post(service, `/v1/sweeps/${id}/${verb}`, body);
  const answer = (await response.json()) as Sweep & { type?: string; detail?: string };
  return { status: response.status, answer };
}

export const cancel = (service: Service, id: string) => steer(service, id, 'cancel');

/** Waits until no run of this sweep is in a queue, and the job of the sweep is completed. */
export async function waitForNothingLeft(queues: Queues, sweepId: string) {
  await waitForEmptyQueue(queues, sweepId);
  await waitUntil('the job of the sweep is completed', async () => {
    const job = await queues.sweeps.getJob(sweepId);
    return (await job?.getState()) === 'completed';
  });
}

/** Whether `curl` is installed. The commands in the docs need it. */
export const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** Runs the command under a heading of docs/api.md, with this sweep. Returns the JSON that it prints. Needs `curl`. */
export function runDocsLine(
  { api }: Service,
  heading: string,
  sweepId: string,
  variables: Readonly<Record<string, string>> = {},
): unknown {
  const text = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  const line = /^```bash\n(.*?)^```$/ms.exec(section)?.[1] ?? '';
  const script = line
    .replaceAll('localhost:3000', new URL(api.url).host)
    .replaceAll('catvnoncat', 'synthetic-cats');
  const env = { ...process.env, SWEEP: sweepId, ...variables };
  return JSON.parse(execFileSync('bash', ['-c', script], { encoding: 'utf8', env }));
}

export function expectToAddUp({ counts }: Sweep) {
  const { total, ...each } = counts;
  expect(Object.values(each).reduce((sum, count) => sum + count)).toBe(total);
}

/** Hyperparameters, metrics and model hashes of trials, in a canonical order. */
export const resultsOf = (trials: readonly Trial[]) =>
  trials
    .map(({ params, metrics, modelDigest }) => ({ params, metrics, modelDigest }))
    .sort((a, b) => JSON.stringify(a.params).localeCompare(JSON.stringify(b.params)));

/** Trains an equal sweep without interruption, and expects the same results to the bit. */
export async function expectSameAsUninterrupted(
  service: Service,
  sweep: Sweep,
  request: Omit<SweepRequest, 'dataset'>,
) {
  const other = await service.submit({ ...request, reuse: false });
  await service.waitForSweep(other.id);
  const [ours, theirs] = [await service.listTrials(sweep.id), await service.listTrials(other.id)];
  expect(new Set(theirs.map(({ source }) => source))).toEqual(new Set(['trained']));
  expect(resultsOf(ours)).toEqual(resultsOf(theirs));
}
