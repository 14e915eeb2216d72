// Heavy answers, such as pictures: they wait in a bounded queue, threads compute them, and other answers are not delayed.
import { beforeAll, expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { type Service, startService } from './support/service.ts';
import { asHolder, reader, tokens, writer } from './support/tokens.ts';
import { waitUntil } from './support/wait.ts';

let service: Service;
let trial: string;
const room = 6;

beforeAll(async () => {
  const env = { SWEEPQ_TOKENS: tokens, SWEEPQ_API_THREADS: '1', SWEEPQ_API_QUEUE: `${room}` };
  service = await startService({ env });
  await service.startWorker();
  const headers = { ...asHolder(writer), 'content-type': 'application/json' };
  const space = { learningRate: 0.005, iterations: [2, 20], seed: [0, 1, 2, 3, 4] };
  const body = JSON.stringify({ dataset: 'synthetic-cats', space });
  const sent = await fetch(`${service.api.url}/v1/sweeps`, { method: 'POST', headers, body });
  const { id } = (await sent.json()) as { id: string };
  await waitUntil('the sweep has ended', async () => {
    const read = await fetch(`${service.api.url}/v1/sweeps/${id}`, { headers });
    return ((await read.json()) as { finishedAt: string | null }).finishedAt !== null;
  });
  trial = `${id}-t0`;
  return () => service.stop();
});

const ask = (path: string, secret: string, signal?: AbortSignal) =>
  fetch(`${service.api.url}${path}`, { headers: asHolder(secret), ...(signal && { signal }) });
const askPicture = (secret: string, signal?: AbortSignal) =>
  ask(`/v1/trials/${trial}/cost-curve.png`, secret, signal);

/** A metric of the api, by its name and labels. */
async function readMetric(name: string): Promise<number> {
  const text = await (await ask('/metrics', writer)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1));
}

/** Clients that request a picture in a loop, until they are stopped. */
function startReaders(count: number) {
  let isOver = false;
  const readers = Array.from({ length: count }, async () => {
    while (!isOver) await (await askPicture(reader)).arrayBuffer();
  });
  return async () => {
    isOver = true;
    await Promise.all(readers);
  };
}

test('of 40 pictures that are requested at the same time, some are drawn and the others are refused as busy', async () => {
  const before = await countRefused();
  const statuses = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const response = await askPicture(reader);
      if (response.status === 200) {
        expect(response.headers.get('content-type')).toBe('image/png');
        await response.arrayBuffer();
      } else {
        expect(await readProblem(response)).toMatchObject({
          ...{ status: 503, type: 'urn:sweepq:problem:busy' },
        });
        expect(response.headers.get('retry-after')).toBe('2');
      }
      return response.status;
    }),
  );
  const drawn = statuses.filter((status) => status === 200).length;
  expect(drawn).toBeGreaterThanOrEqual(1);
  // The queue has room for 6, and requests that arrive after the first pictures are drawn find a free place.
  expect(drawn).toBeLessThan(40);
  expect((await countRefused()) - before).toBe(40 - drawn);
});

/** The number of refusals, because the queue was full or because a request waited too long. */
async function countRefused(): Promise<number> {
  const reasons = ['full', 'late'].map((reason) =>
    readMetric(`sweepq_heavy_answers_refused_total{by="thread",reason="${reason}"}`),
  );
  return (await Promise.all(reasons)).reduce((sum, count) => sum + count, 0);
}

test('dry runs with long ranges wait for a thread and may be refused as busy, and those with short ranges are not', async () => {
  const headers = { ...asHolder(writer), 'content-type': 'application/json' };
  const submit = (count: number) => {
    const learningRate = { min: 1e-9, max: 1, scale: 'log', count };
    const space = { learningRate, iterations: [1, 2, 3] };
    const body = JSON.stringify({ dataset: 'synthetic-cats', space, reuse: false });
    return fetch(`${service.api.url}/v1/sweeps?dryRun=true`, { method: 'POST', headers, body });
  };
  const submitAll = async (count: number) => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => submit(count)));
    return new Set(answers.map(({ status }) => status));
  };
  expect(await submitAll(200)).toEqual(new Set([200]));
  // 120 000 trials are too many. The api lists the values in a thread before it can count the trials.
  expect(await submitAll(40_000)).toEqual(new Set([400, 503]));
  expect(await (await submit(2_000)).json()).toMatchObject({ trials: 6_000, runs: 2_000 });
});

test('while one caller keeps the queue full, another caller gets readiness, a page and a picture', async () => {
  // One request is computed, 6 requests wait, and one is refused.
  const stop = startReaders(room + 2);
  try {
    const before = await countRefused();
    await waitUntil('the queue is full', async () => (await countRefused()) > before);
    for (let k = 0; k < 3; k++) {
      expect((await ask('/readyz', writer)).status).toBe(200);
      expect((await ask('/v1/sweeps?limit=1', writer)).status).toBe(200);
    }
    expect((await askPicture(writer)).status).toBe(200);
  } finally {
    await stop();
  }
});

test('drops a waiting answer when its client disconnects', async () => {
  const dropped = 'sweepq_heavy_answers_dropped_total{by="thread",state="waiting"}';
  const stop = startReaders(room - 1);
  try {
    const gone = new AbortController();
    const keepAsking = async () => {
      while (!gone.signal.aborted) await (await askPicture(writer, gone.signal)).arrayBuffer();
    };
    const asked = Promise.allSettled(Array.from({ length: room }, keepAsking));
    // With 5 clients of one caller and 6 of the other, some requests always wait.
    await waitUntil('requests wait in the queue', async () => (await readMetric(waiting)) >= 2);
    gone.abort();
    await asked;
    await waitUntil('a request was dropped', async () => (await readMetric(dropped)) >= 1);
  } finally {
    await stop();
  }
  const running = 'sweepq_heavy_answers_running{by="thread"}';
  await waitUntil('no request waits or is computed', async () => {
    const counts = await Promise.all([waiting, running].map(readMetric));
    return counts.every((count) => count === 0);
  });
});

const waiting = 'sweepq_heavy_answers_waiting{by="thread"}';

test('Bull Board lists at most 50 jobs, even if a request asks for more', async () => {
  const list = '/admin/queues/api/queues?activeQueue=runs&status=completed&page=1';
  const pageCount = async (jobsPerPage: number) => {
    const response = await ask(`${list}&jobsPerPage=${jobsPerPage}`, reader);
    expect(response.status).toBe(200);
    const { queues } = (await response.json()) as Listed;
    return queues.find(({ name }) => name === 'runs')?.pagination.range.end;
  };
  expect(await pageCount(10)).toBe(9);
  expect(await pageCount(1_000_000)).toBe(49);
});

type Listed = { queues: { name: string; pagination: { range: { end: number } } }[] };
