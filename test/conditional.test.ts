// Requests with `If-Match` and `If-None-Match`, and the headers of caches.
import { expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { shareService, useService } from './support/service.ts';
import { type Service, seeds, short, steer } from './support/steering.ts';

const shared = shareService();

type Init = { method?: string; headers?: Record<string, string>; body?: object };

const ask = ({ api }: Service, path: string, { headers, body, ...init }: Init = {}) =>
  fetch(new URL(path, api.url), {
    ...init,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });

async function readTag(service: Service, path: string): Promise<string> {
  const response = await ask(service, path);
  expect(response.status).toBe(200);
  return response.headers.get('etag') ?? '';
}

test('the tag of a sweep changes with each of its changes, and stays equal otherwise', async () => {
  const service = await useService();
  const { id } = await service.submit({ space: { ...short, seed: seeds(3) } });
  const path = `/v1/sweeps/${id}`;
  const tags = [await readTag(service, path)];
  const expectNewTag = async (what: string) => {
    const tag = await readTag(service, path);
    expect(tags, what).not.toContain(tag);
    if (what !== 'an extension') expect(await readTag(service, path)).toBe(tag);
    tags.push(tag);
  };
  await service.client.edit(id, { note: 'new' });
  await expectNewTag('an edit');
  await service.client.edit(id, { priority: 'high' });
  await expectNewTag('a new priority');
  for (const verb of ['pause', 'resume']) {
    await steer(service, id, verb);
    await expectNewTag(verb);
  }
  await service.startWorker();
  await service.waitForSweep(id);
  await expectNewTag('the end of its trials');
  await service.client.extend(id, { iterations: 30 });
  await expectNewTag('an extension');
});

test('a request with the present tag in If-None-Match gets 304 without a body, and 200 after a change', async () => {
  const { service } = shared();
  const { id } = await service.submit({ space: short });
  await service.waitForSweep(id);
  for (const path of [`/v1/sweeps/${id}`, '/v1/datasets/synthetic-cats', `/v1/trials/${id}-t0`]) {
    const tag = await readTag(service, path);
    for (const value of [tag, `"other", W/${tag}`, '*']) {
      const response = await ask(service, path, { headers: { 'if-none-match': value } });
      expect([path, response.status, await response.text()]).toEqual([path, 304, '']);
    }
    expect((await ask(service, path, { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
  }
  const path = `/v1/sweeps/${id}`;
  const tag = await readTag(service, path);
  await service.client.edit(id, { tags: ['a'] });
  expect((await ask(service, path, { headers: { 'if-none-match': tag } })).status).toBe(200);
});

type Change = [
  title: string,
  init: Init & { verb?: string },
  before: 'queued' | 'ended',
  status: number,
];
/** Every change of a sweep, with the state of the sweep before it, and the status with the present tag. */
const changes: Change[] = [
  ['PATCH', { method: 'PATCH', body: { note: 'mine' } }, 'queued', 200],
  ['cancel', { method: 'POST', verb: 'cancel' }, 'queued', 202],
  ['pause', { method: 'POST', verb: 'pause' }, 'queued', 202],
  // The sweep is not paused.
  ['resume', { method: 'POST', verb: 'resume' }, 'queued', 200],
  ['extend', { method: 'POST', verb: 'extend', body: { iterations: 30 } }, 'ended', 202],
  // The sweep has no failed trials.
  ['retry', { method: 'POST', verb: 'retry' }, 'ended', 409],
  ['DELETE', { method: 'DELETE' }, 'ended', 202],
];

/** Operations that read a sweep and do not change it. */
const reading = ['/verify', '/audit'];

test('the table has every change of a sweep that the API has', async () => {
  const { service } = shared();
  const { paths } = await service.get<{ paths: Record<string, Record<string, object>> }>(
    '/openapi.json',
  );
  const writes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).flatMap((method) =>
      method === 'get' ||
      !path.startsWith('/v1/sweeps/') ||
      reading.some((verb) => path.endsWith(verb))
        ? []
        : [`${method} ${path}`],
    ),
  );
  const tested = changes.map(
    ([, { method = '', verb }]) =>
      `${method.toLowerCase()} /v1/sweeps/{id}${verb === undefined ? '' : `/${verb}`}`,
  );
  expect(tested.toSorted()).toEqual(writes.toSorted());
});

test.each(changes)(
  '%s with an old tag in If-Match is refused with 412 and changes nothing, and passes with the present tag',
  async (title, { verb, ...init }, before, status) => {
    // Without a worker, a queued sweep does not change.
    const service = before === 'ended' ? shared().service : await useService();
    const { id } = await service.submit({ space: { ...short, seed: [1, 2] } });
    if (before === 'ended') await service.waitForSweep(id);
    const path = `/v1/sweeps/${id}`;
    const target = verb === undefined ? path : `${path}/${verb}`;
    const old = await readTag(service, path);
    await service.client.edit(id, { tags: ['of another client'] });
    const present = await service.readSweep(id);
    for (const value of [old, `W/${await readTag(service, path)}`, '"nonsense"']) {
      const headers = { 'if-match': value };
      const refused = await readProblem(await ask(service, target, { ...init, headers }));
      expect(refused).toMatchObject({
        status: 412,
        type: 'urn:sweepq:problem:precondition-failed',
      });
    }
    expect(await service.readSweep(id)).toEqual(present);
    const tag = await readTag(service, path);
    const done = await ask(service, target, { ...init, headers: { 'if-match': `"x", ${tag}` } });
    expect(done.status).toBe(status);
    if (status < 203 && title !== 'resume') expect(done.headers.get('etag')).not.toBe(tag);
  },
);

test('the answer to a submit has the tag of the sweep, and no other write, dry run or problem has a tag of its own', async () => {
  const service = await useService();
  const body = { dataset: 'synthetic-cats', space: short };
  const key = { 'idempotency-key': 'once' };
  const submit = () => ask(service, '/v1/sweeps', { method: 'POST', headers: key, body });
  const submitted = await submit();
  const { id } = (await submitted.json()) as { id: string };
  const path = `/v1/sweeps/${id}`;
  const tag = submitted.headers.get('etag') ?? '';
  expect(tag).toBe(await readTag(service, path));
  expect((await submit()).headers.get('etag')).toBe(tag);
  const edit = { method: 'PATCH', headers: { 'if-match': tag }, body: { note: 'mine' } };
  expect((await ask(service, path, edit)).status).toBe(200);

  const post = { method: 'POST', headers: {} };
  const untagged = [
    [200, await ask(service, '/v1/sweeps?dryRun=true', { ...post, body })],
    [412, await ask(service, path, edit)],
    [400, await ask(service, '/v1/sweeps?limit=0')],
    [404, await ask(service, '/v1/sweeps/none')],
    [409, await ask(service, `${path}/retry`, post)],
  ] as const;
  for (const [status, answer] of untagged) {
    expect([answer.status, answer.headers.get('etag')]).toEqual([status, null]);
  }
  expect(await readTag(service, '/v1/sweeps')).toMatch(/^W\//);
});

test('of 20 concurrent edits with one tag, one is done', async () => {
  const service = await useService();
  const { id } = await service.submit({ space: short });
  const path = `/v1/sweeps/${id}`;
  const tag = await readTag(service, path);
  const edits = Array.from({ length: 20 }, (_, k) =>
    ask(service, path, {
      method: 'PATCH',
      headers: { 'if-match': tag },
      body: { note: `edit ${k}` },
    }),
  );
  const statuses = (await Promise.all(edits)).map(({ status }) => status).toSorted();
  expect(statuses).toEqual([200, ...Array(19).fill(412)]);
});

test('If-Match is refused where nothing has a tag, and if it is no list of tags', async () => {
  const { service } = shared();
  const body = { dataset: 'synthetic-cats', space: short };
  const submit = { method: 'POST', body, headers: { 'if-match': '"1-x"' } };
  const refused = await readProblem(await ask(service, '/v1/sweeps', submit));
  const detail = 'Expected no header If-Match: this operation changes nothing that has an ETag.';
  const errors = [{ in: 'header', pointer: '/If-Match', detail }];
  expect(refused).toMatchObject({ status: 400, code: 'validation', detail, errors });
  const { id } = await service.submit({ space: short });
  const edit = { method: 'PATCH', body: { note: 'x' }, headers: { 'if-match': '12' } };
  const problem = await readProblem(await ask(service, `/v1/sweeps/${id}`, edit));
  const wanted = 'Expected the header If-Match to be `*` or a list of quoted tags, got `12`.';
  expect([problem.status, problem.errors]).toEqual([
    400,
    [{ in: 'header', pointer: '/If-Match', detail: wanted, code: null }],
  ]);
});

test('answers are private and have to be compared, and a file of a dataset never changes', async () => {
  const { service } = shared();
  const { files } = await service.get<{ files: { test: string } }>('/v1/datasets/synthetic-cats');
  for (const [path, value] of [
    ['/v1/sweeps', 'private, no-cache'],
    ['/v1/info', 'private, no-cache'],
    ['/v1/sweeps/unknown', 'private, no-cache'],
    [`/v1/dataset-files/${files.test}`, 'private, max-age=31536000, immutable'],
  ] as const) {
    const { headers } = await ask(service, path);
    expect([path, headers.get('cache-control')]).toEqual([path, value]);
  }
});
