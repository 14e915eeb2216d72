// Sends random requests to a running api. The OpenAPI document must list each answer.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asked, type Document, listOperations, type Operation } from './fuzz/operations.ts';
import { useService } from './support/service.ts';

const requestsPerOperation = Number(process.env.SWEEPQ_FUZZ_REQUESTS ?? 15);
const mostMs = 10_000;
const refusedByEnded = [
  ...['cancelOperation', 'cancelSweep', 'extendSweep', 'pauseSweep', 'resumeSweep', 'retrySweep'],
  // The sweep has two iteration counts, and no pruned trial.
  ...['auditSweep', 'replayPruning'],
  // The model has an alias, which is deleted last.
  ...['deleteRegisteredModel', 'deleteModelVersion'],
  // Random bodies are no forms with files, and the dataset is a folder.
  ...['addDataset', 'deleteDataset', 'deleteDatasetVersion'],
];
/** Small valid bodies. */
const sweeps = fc.record(
  {
    dataset: fc.constant('synthetic-cats'),
    space: fc.record({
      learningRate: fc.double({ min: 1e-4, max: 1e-2, noNaN: true }),
      iterations: fc.integer({ min: 1, max: 5 }),
    }),
    name: fc.constantFrom('drawn', '=1+1', '<script>'),
    priority: fc.constantFrom('low', 'normal', 'high'),
  },
  { requiredKeys: ['dataset', 'space'] },
);
const images = { images: [Array<number>(64 * 64 * 3).fill(7)] };
const edits = fc.record({ note: fc.constantFrom('drawn', '\u001b[2J') });
const isReading = (method: string) => method === 'GET';
const hasBody = (method: string) => ['POST', 'PUT', 'PATCH'].includes(method);
/** Bodies that succeed. A random body with a random `If-Match` is rarely accepted. */
const plainBodies: Readonly<Record<string, object>> = {
  editSweep: { note: 'drawn' },
  editRegisteredModel: { note: 'drawn' },
  moveAlias: { version: 1 },
  predictTrial: images,
  predictRegisteredModel: images,
  predictModelVersion: images,
  verifySweep: {},
};

test('every operation answers random requests as documented, and a refused request changes nothing', async () => {
  const service = await useService();
  const worker = await service.startWorker();
  // 12 trials, because importances need at least 10.
  const space = { learningRate: [0.001, 0.005], iterations: [2, 5], seed: [0, 1, 2] };
  const ended = await service.waitForSweep((await service.submit({ space })).id);
  const other = await service.submit({ space: { learningRate: 0.002, iterations: 2 } });
  await service.waitForSweep(other.id);
  const trialId = `${ended.id}-t0`;
  await service.client.registerModel('drawn', { trialId });
  await service.client.moveAlias('drawn', 'champion', 1);
  const operation = await service.client.delete(other.id);
  await service.client.waitForOperation(operation.id);
  // From now on, only requests change the state.
  await worker.stop();
  const document = await service.get<Document>('/openapi.json');
  const ids = {
    sweeps: [ended.id],
    runs: [`${ended.id}-r0`, `${ended.id}-r6`],
    trials: [`${ended.id}-t0`, `${ended.id}-t3`, `${ended.id}-t12`],
    operations: [operation.id],
    datasets: ['synthetic-cats'],
    'dataset-files': [ended.spec.dataset.files.test],
    models: ['drawn'],
  };
  const send = async ({ path, ...asked }: Asked) => {
    const signal = AbortSignal.timeout(mostMs);
    const response = await fetch(service.api.url + path, { ...asked, signal, redirect: 'manual' });
    const type = response.headers.get('content-type') ?? '';
    expect(response.headers.get('x-request-id')).toMatch(/^\S{1,128}$/);
    // An event stream does not end, so its body is not read.
    const isStream = type.startsWith('text/event-stream');
    if (isStream) await response.body?.cancel();
    return { status: response.status, type, text: isStream ? '' : await response.text() };
  };
  const readState = async () => {
    const { text } = await send({
      path: '/v1/sweeps?filter=archived%20=%20true%20OR%20archived%20=%20false&limit=1000',
      method: 'GET',
      headers: {},
    });
    return text;
  };
  const answered = new Map<string, number>();
  const operations = listOperations(document, ids, {
    ...{ submitSweep: sweeps, editSweep: edits, editRegisteredModel: edits },
    ...{ registerModelVersion: fc.constant({ trialId }), predictTrial: fc.constant(images) },
    predictRegisteredModel: fc.constant(images),
    predictModelVersion: fc.constant(images),
  });
  expect(operations.length).toBeGreaterThan(25);
  // Deletions are sent last, so that the other operations find a sweep.
  for (const operation of operations.toSorted((a, b) => rank(a.method) - rank(b.method))) {
    const property = fc.asyncProperty(operation.requests, async (asked) => {
      const before = isReading(asked.method) ? '' : await readState();
      const { status, type, text } = await send(asked);
      const complaint = operation.complain(status, type, text);
      if (complaint !== undefined) throw new Error(`${operation.id}: ${complaint}`);
      answered.set(operation.id, (answered.get(operation.id) ?? 0) + (status < 300 ? 1 : 0));
      if (status >= 400 && !isReading(asked.method)) expect(await readState()).toBe(before);
    });
    await fc.assert(property, {
      ...{ numRuns: requestsPerOperation, endOnFailure: true },
      // The plain request succeeds. A random query with many parameters nearly always has an invalid one.
      examples: plainRequests(operation),
    });
  }
  expect(answered.get('submitSweep')).toBeGreaterThan(0);
  const never = operations.map(({ id }) => id).filter((id) => !answered.get(id));
  // These operations refuse this ended sweep, so none of their requests may succeed. An extended sweep is open, so it can be
  // neither deleted nor verified.
  const refused = answered.get('extendSweep')
    ? [...['deleteSweep', 'verifySweep'], ...refusedByEnded]
    : refusedByEnded;
  expect(never.filter((id) => !refused.includes(id))).toEqual([]);
}, 600_000);

/** A request that succeeds, if the operation has one. */
function plainRequests({ id, method, plain }: Operation): [Asked][] {
  if (!hasBody(method)) return [[plain]];
  const body = plainBodies[id];
  if (body === undefined) return [];
  const headers = { 'content-type': 'application/json' };
  return [[{ ...plain, headers, body: JSON.stringify(body) }]];
}

const rank = (method: string) => (method === 'GET' ? 0 : method === 'DELETE' ? 2 : 1);
