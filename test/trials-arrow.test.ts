// The table of trials in the Arrow format: the same values as JSON, read by the library of the Arrow project.
import type { Sweep, SweepRequest, Trial } from '@sweepq/client';
import { specOf, type TrialOutcome, textOfLayers } from '@sweepq/contract';
import { planRun } from '@sweepq/plan';
import { createStore } from '@sweepq/store';
import { tableFromIPC, type Vector } from 'apache-arrow';
import { beforeAll, expect, test } from 'vitest';
import { watch } from './support/event-readers.ts';
import { useConnection, useQueues } from './support/queues.ts';
import { startService, useService } from './support/service.ts';

let service: Awaited<ReturnType<typeof startService>>;
let sweep: Sweep;

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const space: SweepRequest['space'] = {
    learningRate: [0.005, 1e300],
    iterations: [5, 120],
    seed: [0, 1],
    momentum: [0, 0.9],
    nesterov: [false, true],
    preprocessing: ['divide255', 'standardize'],
  };
  const validation = { fraction: 0.2, seed: 1 };
  const submitted = await service.submit({ space, validation });
  sweep = await service.waitForSweep(submitted.id);
  return () => service.stop();
});

const fetchTable = (query = '', init?: RequestInit, id = sweep.id) =>
  fetch(`${service.api.url}/v1/sweeps/${id}/trials.arrow${query}`, init);
const readBytes = async (response: Response) => new Uint8Array(await response.arrayBuffer());

/** Returns the value of a column in a trial of the API. */
function readPath(trial: Trial, path: string): unknown {
  if (path === 'run') return Number(trial.runId.split('-r')[1]);
  const value = path
    .split('.')
    .reduce<unknown>(
      (part, name) => (part as Record<string, unknown> | null)?.[name] ?? null,
      trial,
    );
  if (path === 'params.layers') return textOfLayers(value as number[]);
  return path.endsWith('At') && value !== null ? Date.parse(value as string) : value;
}

test('every column has the values of the same trials as JSON', async () => {
  const trials = await service.listTrials(sweep.id);
  expect(new Set(trials.map(({ status }) => status))).toEqual(new Set(['completed', 'diverged']));
  const response = await fetchTable();
  expect(response.headers.get('content-type')).toBe('application/vnd.apache.arrow.stream');
  const table = tableFromIPC(await readBytes(response));
  expect(table.numRows).toBe(trials.length);
  const names = table.schema.fields.map(({ name }) => name);
  expect(names).toEqual([
    ...['index', 'run', 'status', 'params.learningRate', 'params.seed', 'params.initScale'],
    ...['params.l2', 'params.momentum', 'params.nesterov', 'params.preprocessing'],
    ...['params.iterations', 'metrics.validation.accuracy', 'metrics.validation.cost'],
    ...['metrics.test.accuracy', 'metrics.train.accuracy', 'metrics.train.cost'],
    ...['stoppedIteration', 'rung', 'engine', 'source', 'failure.code', 'failure.message'],
    ...['startedAt', 'finishedAt', 'times.queuedMs', 'times.loadedMs', 'times.preparedMs'],
    ...['times.trainedMs', 'times.reportedMs'],
    ...['params.layers', 'params.activation', 'params.initialization'],
    ...['params.optimizer', 'params.batchSize', 'params.schedule', 'params.classWeight'],
    'metrics.test.cost',
    ...['validation', 'test', 'train'].flatMap((split) =>
      ['balancedAccuracy', 'precision', 'recall', 'f1', 'rocAuc'].map(
        (measure) => `metrics.${split}.${measure}`,
      ),
    ),
    ...['accuracy', 'cost', 'balancedAccuracy', 'precision', 'recall', 'f1', 'rocAuc'].map(
      (measure) => `metrics.validation.std.${measure}`,
    ),
  ]);
  for (const name of names) {
    const expected = trials.map((trial) => readPath(trial, name));
    expect([...(table.getChild(name) as Vector)], name).toEqual(expected);
  }
});

test('is sorted and filtered like the list, and has no rows without matches', async () => {
  const query = '?sort=-metrics.validation.cost,index&filter=params.seed = 1';
  const { items } = await service.get<{ items: Trial[] }>(
    `/v1/sweeps/${sweep.id}/trials${query}&limit=1000`,
  );
  expect(items).toHaveLength(32);
  const table = tableFromIPC(await readBytes(await fetchTable(query)));
  expect([...(table.getChild('index') as Vector)]).toEqual(items.map(({ index }) => index));
  const accept = { headers: { accept: 'application/vnd.apache.arrow.stream' } };
  const byHeader = await fetch(`${service.api.url}/v1/sweeps/${sweep.id}/trials${query}`, accept);
  expect(await readBytes(byHeader)).toEqual(await readBytes(await fetchTable(query)));
  const none = tableFromIPC(await readBytes(await fetchTable('?filter=status=queued')));
  expect([none.numRows, none.numCols]).toEqual([0, 59]);
});

test.each([
  [
    'index,run,status,rung,params,objective',
    /^(index|run|status|rung|params\..*|metrics\.validation\.accuracy)$/,
  ],
  ['-run,-status,-rung,-params', /^(?!(run|status|rung|params\..*)$)/],
  ['metrics.validation,times.trainedMs', /^(metrics\.validation\..*|times\.trainedMs)$/],
  ['status', /^status$/],
])('a request for the columns %s gets these with the same values', async (columns, expected) => {
  const rows = 'sort=-params.learningRate,index&filter=index != 3';
  const read = async (query: string) => tableFromIPC(await readBytes(await fetchTable(query)));
  const [all, some] = [await read(`?${rows}`), await read(`?${rows}&columns=${columns}`)];
  const names = some.schema.fields.map(({ name }) => name);
  const wanted = all.schema.fields.filter(({ name }) => expected.test(name));
  expect(some.schema.fields.map(String)).toEqual(wanted.map(String));
  for (const name of names) {
    const [whole, part] = [all.getChild(name) as Vector, some.getChild(name) as Vector];
    expect([...part], name).toEqual([...whole]);
  }
  const none = await read(`?filter=status=queued&columns=${columns}`);
  expect([none.numRows, none.numCols]).toEqual([0, names.length]);
});

const allLeftOut = [
  ...['index', 'run', 'status', 'params', 'metrics', 'stoppedIteration', 'rung', 'engine'],
  ...['source', 'failure', 'startedAt', 'finishedAt', 'times'],
].map((name) => `-${name}`);

test.each(['index,colour', '-index,status', 'metrics.', '', allLeftOut.join()])(
  'the columns `%s` are rejected',
  async (columns) => {
    const response = await fetchTable(`?columns=${columns}`);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/columns']);
  },
);

test('the metadata has the revision, and the event after which a client continues', async () => {
  const { headers } = await fetchTable('', { method: 'HEAD' });
  const metadataOf = async () => {
    const { metadata } = tableFromIPC(await readBytes(await fetchTable())).schema;
    return Object.fromEntries(metadata) as Record<'sweepId' | 'revision' | 'eventId', string>;
  };
  const { eventId, ...metadata } = await metadataOf();
  const { api } = service;
  const sweepTag = (await fetch(`${api.url}/v1/sweeps/${sweep.id}`)).headers.get('etag') ?? '';
  const revision = /^"(\d+)-/.exec(sweepTag)?.[1];
  expect(metadata).toEqual({ sweepId: sweep.id, revision });
  expect(headers.get('etag')).toMatch(`"${revision}-${eventId}-`);
  // A client that continues after this event gets no event, because the table has all changes.
  const events = await fetch(`${api.url}/v1/sweeps/${sweep.id}/events`, {
    headers: { 'last-event-id': eventId },
  });
  expect(await events.text()).not.toMatch(/^id:/m);
});

test('an unchanged table is answered with 304, and a changed one with the rows', async () => {
  const tag = (await fetchTable()).headers.get('etag') ?? '';
  const ifNoneMatch = { headers: { 'if-none-match': tag } };
  const same = await fetchTable('', ifNoneMatch);
  expect([same.status, await same.text()]).toEqual([304, '']);
  await service.client.edit(sweep.id, { note: 'changed' });
  const changed = await fetchTable('', ifNoneMatch);
  expect(changed.status).toBe(200);
  expect(tableFromIPC(await readBytes(changed)).numRows).toBe(64);
});

test('a table that was read before a cut is not answered with 304 after the cut, and the stream of the sweep has the cut and ends', async () => {
  const own = await useService();
  const { id } = await own.submit({ space: { learningRate: 0.005, iterations: [10, 20] } });
  const job = await useQueues(own).sweeps.getJob(id);
  if (job === undefined) throw new Error('Expected a sweep to have a job.');
  const store = createStore(useConnection(own), own.prefix);
  const spec = specOf(job.data);
  await store.createSweep(spec);
  const startedAt = new Date().toISOString();
  const { attempt } = await store.startRun({ sweepId: id, ...planRun(spec, 0) }, { startedAt });
  await store.cancelSweep(id, startedAt);
  const table = `${own.api.url}/v1/sweeps/${id}/trials.arrow?sort=index`;
  const read = async (tag = '') => {
    const response = await fetch(table, { headers: { 'if-none-match': tag } });
    if (response.status !== 200) return { status: response.status };
    const rows = tableFromIPC(await readBytes(response));
    const costs = [...(rows.getChild('metrics.train.cost') as Vector)];
    const eventId = rows.schema.metadata.get('eventId') ?? '';
    return { status: 200, costs, eventId, tag: response.headers.get('etag') ?? '' };
  };
  const before = await read();
  expect(before).toMatchObject({ status: 200, costs: [null, null] });
  expect(await read(before.tag)).toEqual({ status: 304 });
  const outcome: TrialOutcome = {
    ...{ status: 'cancelled', bias: 0.5, modelSha256: 'd'.repeat(64), engine: 1, failure: null },
    metrics: { trainCost: 0.25, trainAccuracy: 1, testAccuracy: 0.9 },
    ...{ source: 'trained', stoppedAt: 3, times: null, startedAt, finishedAt: startedAt },
  };
  const model = Uint8Array.of(1);
  const written = await store.cutRun({
    ...{ sweepId: id, run: 0, by: { attempt }, iteration: 3, cost: 0.25, finishedAt: startedAt },
    outcomes: [0, 1].map((trial) => ({ trial, outcome, model })),
    ofRun: { curveSha256: null, costRises: null, engine: 1, seconds: 2 },
  });
  expect(written).toEqual([0, 1]);
  expect(await read(before.tag)).toMatchObject({ status: 200, costs: [0.25, 0.25] });

  const rest = await watch(own, id, before.eventId);
  await rest.ended();
  expect(rest.events.map(({ type }) => type)).toEqual([
    ...['trial.ended', 'trial.ended', 'run.updated', 'sweep.ended'],
  ]);
  expect((await watch(own, id, rest.lastId())).response.status).toBe(204);
});

test('the client streams the same bytes', async () => {
  const pieces: Uint8Array[] = [];
  for await (const piece of await service.client.streamTrialsArrow(sweep.id, { sort: 'index' })) {
    pieces.push(piece);
  }
  expect(new Uint8Array(Buffer.concat(pieces))).toEqual(
    await readBytes(await fetchTable('?sort=index')),
  );
});
