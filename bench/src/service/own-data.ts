// Measures the import of pictures and arrays, and predictions of one picture, beside NumPy, Pillow and h5py. The program of the other side has no
// service around it: no upload, no queue, and no check of its input.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BenchError } from '../bench-error.ts';
import { measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { type Measurement, percentile, summarise } from '../measure/measurement.ts';
import { turnOf } from '../measure/side-turn.ts';
import { type Side, startSide } from '../measure/start-side.ts';
import { scriptPath } from '../numpy/script-path.ts';
import { compare } from '../report/row.ts';
import { ask } from '../sweeps/ask.ts';
import { completeSweep } from '../sweeps/complete-sweep.ts';
import { type Service, startService } from '../sweeps/start-service.ts';
import type { PartResult, ServiceBenchDeps } from './part.ts';

const predictionsARound = 200;
/** Clients that predict at the same time, for the number of predictions a second. */
const clients = 8;
const pollMs = 5;
const threads = 2;
const python = '/usr/bin/python3';
const needed =
  'import numpy, PIL, h5py; print("NumPy", numpy.__version__, "Pillow", PIL.__version__, "h5py", h5py.__version__)';

export async function measureOwnData(deps: ServiceBenchDeps): Promise<PartResult> {
  const { files } = deps.article;
  const probe = spawnSync(python, ['-c', needed], { encoding: 'utf8' });
  if (probe.status !== 0) {
    const note = `Own data is not measured: ${python} has not all of numpy, PIL and h5py.`;
    return { rows: [], measurements: [], notes: [note] };
  }
  const folder = await mkdtemp(join(deps.homeDir, 'own-data-'));
  const service = await startService(deps, { workers: 1, threads });
  deps.noteRedis(service.stack.redis.version);
  const side = startSide({
    ...{ name: 'Python', command: python, env: { ...deps.env, PYTHONDONTWRITEBYTECODE: '1' } },
    args: [scriptPath('own_data'), files.trainPath, files.testPath, folder],
  });
  try {
    // The first answer comes after the files are written.
    await side.ask('predict');
    const imports = await Promise.race([
      measureImports(deps, service, { side, folder }),
      service.stack.failed,
    ]);
    const predicted = await Promise.race([
      measurePredictions(deps, service, { side, folder }),
      service.stack.failed,
    ]);
    return {
      rows: [...imports.rows, ...predicted.rows],
      measurements: [...imports.measurements, ...predicted.measurements],
      notes: [`Own data: ${probe.stdout.trim()}.`, ...predicted.notes],
    };
  } finally {
    await side.stop();
    await service.stack.stop();
    await rm(folder, { recursive: true });
  }
}

type Sides = { side: Side; folder: string };

async function measureImports(
  deps: ServiceBenchDeps,
  { api }: Service,
  { side, folder }: Sides,
): Promise<Omit<PartResult, 'notes'>> {
  const kinds = [
    { question: 'zip', file: 'photos.zip', what: 'import of 259 JPEG pictures in a zip' },
    { question: 'npz', file: 'arrays.npz', what: 'import of 259 images in an .npz' },
  ];
  let count = 0;
  const turns = await Promise.all(
    kinds.map(async ({ question, file, what }): Promise<[Turn, Turn]> => {
      const bytes = await readFile(join(folder, file));
      const take = async () => {
        const began = performance.now();
        await importFile(deps, api, { name: `own-${count++}`, bytes });
        return { value: performance.now() - began };
      };
      const ours: Turn = { name: `sweepq: ${what}`, unit: 'ms', warmUps: 1, times: 3, take };
      const theirs = turnOf(side, { suffix: what, unit: 'ms', question });
      return [ours, { ...theirs, warmUps: 1, times: 3 }];
    }),
  );
  const measurements = await measureInTurns(turns.flat(), deps);
  const rows = kinds.flatMap(({ what }, k) => {
    const [ours, theirs] = measurements.slice(2 * k, 2 * k + 2);
    return ours === undefined ? [] : [compare({ what, ours, theirs, ratio: 'ours/theirs' })];
  });
  return { rows, measurements };
}

type Imported = { status: string; finishedAt: string | null; error: { detail: string } | null };

/** Uploads a file as a whole body, and waits until its import is completed. */
async function importFile(
  { signal }: ServiceBenchDeps,
  { url }: Service['api'],
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' };
  const body = new Uint8Array(bytes);
  const sent = new URL(`/v1/datasets?name=${name}`, url);
  const { id } = await ask<{ id: string }>(sent, { method: 'POST', headers, body, signal });
  for (;;) {
    const found = await ask<Imported>(new URL(`/v1/operations/${id}`, url), { signal });
    if (found.status === 'completed') return;
    if (found.finishedAt !== null) {
      throw new BenchError('sweep-failed', `${id} is ${found.status}: ${found.error?.detail}`);
    }
    await delay(pollMs);
  }
}

async function measurePredictions(
  deps: ServiceBenchDeps,
  { api }: Service,
  { side, folder }: Sides,
): Promise<PartResult> {
  const { signal } = deps;
  const { name } = deps.article.files;
  const space = { learningRate: 0.005, iterations: 100 };
  const { id } = await completeSweep({ api, signal }, { dataset: name, space });
  const model = new URL('/v1/models/own/versions', api.url);
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ trialId: `${id}-t0` });
  await ask(model, { method: 'POST', headers, body, signal });
  const photo = await readFile(join(folder, 'photo.jpg'));
  const pixels = deps.article.dataset.test.images.subarray(0, deps.article.n);
  const asked = requestsOf(api.url, { photo, pixels, shape: deps.article.dataset.imageShape });
  const turns = asked.map(
    ({ what, send }): Turn => ({
      ...{ name: `sweepq: ${what}`, unit: 'ms', warmUps: 20, times: predictionsARound },
      async take() {
        const began = performance.now();
        await send();
        return { value: performance.now() - began };
      },
    }),
  );
  const theirTurn = turnOf(side, {
    suffix: 'prediction of a JPEG',
    unit: 'ms',
    question: 'predict',
  });
  const theirs = { ...theirTurn, warmUps: 20, times: predictionsARound };
  const measurements = await measureInTurns([theirs, ...turns], deps);
  const [other, ...own] = measurements;
  const rows = own.flatMap((ours, k) => {
    const what = asked[k]?.what ?? '';
    return [
      compare({ what: `${what}, p50`, ours, theirs: other, ratio: 'ours/theirs' }),
      compare({
        ...{ what: `${what}, p99`, ours: slowest(ours), ratio: 'ours/theirs' },
        theirs: other && slowest(other),
      }),
    ];
  });
  const notes = [
    'The other side of each prediction decodes, resizes and scores the JPEG in one process.',
  ];
  for (const { what, send } of asked) {
    const began = performance.now();
    const client = async () => {
      for (let k = 0; k < predictionsARound / 2; k++) {
        signal.throwIfAborted();
        await send();
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    const aSecond = (clients * predictionsARound * 500) / (performance.now() - began);
    notes.push(`${what}: ${Math.round(aSecond)} a second with ${clients} clients.`);
  }
  return { rows, measurements, notes };
}

const slowest = ({ name, unit, samples }: Measurement) =>
  summarise(`${name}, p99`, unit, [percentile(samples, 0.99)]);

type Pictures = { photo: Uint8Array; pixels: Uint8Array; shape: readonly number[] };

/** The requests that predict one picture: as JSON, as a JPEG, and by the Open Inference Protocol with binary data. */
function requestsOf(url: string, { photo, pixels, shape }: Pictures) {
  const ours = new URL('/v1/models/own/predict', url);
  const json = { images: [[...pixels]] };
  const infer = new URL('/inference/v2/models/own/infer', url);
  const parameters = { binary_data_size: pixels.length };
  const inputs = [{ name: 'images', datatype: 'UINT8', shape: [1, ...shape], parameters }];
  const head = Buffer.from(JSON.stringify({ inputs }));
  const binary = {
    'content-type': 'application/octet-stream',
    'inference-header-content-length': String(head.length),
  };
  const post = (to: URL, headers: Record<string, string>, body: Uint8Array | string) => ({
    async send() {
      const sent = typeof body === 'string' ? body : new Uint8Array(body);
      await ask<unknown>(to, { method: 'POST', headers, body: sent });
    },
  });
  return [
    {
      what: 'prediction of pixels in JSON',
      ...post(ours, { 'content-type': 'application/json' }, JSON.stringify(json)),
    },
    {
      what: 'prediction of a JPEG of 256 × 256',
      ...post(ours, { 'content-type': 'image/jpeg' }, photo),
    },
    {
      what: 'prediction by Open Inference, binary',
      ...post(infer, binary, Buffer.concat([head, pixels])),
    },
  ];
}
