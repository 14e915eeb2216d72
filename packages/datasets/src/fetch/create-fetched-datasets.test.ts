import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mayMount, mountSmallDisk } from '@sweepq/testing/small-disk.ts';
import { expect, onTestFinished, test } from 'vitest';
import { createFetchedDatasets, type FetchedDatasetsOptions } from './create-fetched-datasets.ts';
import { explainDisk } from './explain-disk.ts';

const sizeEach = 1_000;
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A dataset of two files with unique bytes. */
function createContent(name: string) {
  const files = { train: randomBytes(sizeEach), test: randomBytes(sizeEach) };
  return {
    name,
    files,
    sha256: { train: hashOf(files.train), test: hashOf(files.test) },
  };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An api that serves the files of some datasets by their content, and records its requests. */
async function useApi(contents: ReturnType<typeof createContent>[], answer?: Answer) {
  const byHash = new Map(
    contents.flatMap(({ files }) => Object.values(files).map((bytes) => [hashOf(bytes), bytes])),
  );
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (answer !== undefined) return answer(request, response);
    const bytes = byHash.get(request.url?.split('/sha256:').at(-1) ?? '');
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = await mkdtemp(join(tmpdir(), 'sweepq-fetched-'));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  });
  const { port } = server.address() as AddressInfo;
  const create = (options: Partial<FetchedDatasetsOptions> = {}) =>
    createFetchedDatasets({
      ...{ apiUrl: `http://127.0.0.1:${port}/base`, folder, maxBytes: 4 * sizeEach },
      ...{ pausesMs: [1], idleMs: 5_000 },
      ...options,
    });
  return { folder, asked, create };
}

test('fetches both files once for many requests, and uses the same copy later', async () => {
  const cats = createContent('cats');
  const { asked, create } = await useApi([cats]);
  const fetched = create();
  const [root, same] = await Promise.all([fetched.provide(cats), fetched.provide(cats)]);
  expect(same).toBe(root);
  expect(await readFile(join(root, 'cats', 'train_.h5'))).toEqual(cats.files.train);
  expect(await readFile(join(root, 'cats', 'test_.h5'))).toEqual(cats.files.test);
  expect(await create().provide(cats)).toBe(root);
  const pathOf = (sha256: string) => `/base/v1/dataset-files/sha256:${sha256}`;
  expect(asked).toEqual([pathOf(cats.sha256.train), pathOf(cats.sha256.test)]);
});

test('keeps one copy if two workers with the same folder fetch a dataset at the same time', async () => {
  const cats = createContent('cats');
  const { folder, create } = await useApi([cats]);
  const [root, same] = await Promise.all([create().provide(cats), create().provide(cats)]);
  expect(same).toBe(root);
  expect(await readdir(folder)).toHaveLength(1);
});

test('stores the same content under two names as two datasets', async () => {
  const cats = createContent('cats');
  const { create } = await useApi([cats]);
  const fetched = create();
  const root = await fetched.provide(cats);
  await fetched.provide({ ...cats, name: 'tigers' });
  expect((await readdir(root)).sort()).toEqual(['cats', 'tigers']);
});

test('removes the least recently used dataset if a new dataset needs the room', async () => {
  const [ants, bees, cats] = ['ants', 'bees', 'cats'].map(createContent) as [never, never, never];
  const { folder, create } = await useApi([ants, bees, cats]);
  const fetched = create();
  const roots = [await fetched.provide(ants), await fetched.provide(bees)];
  const long = new Date(Date.now() - 60_000);
  for (const root of roots) await utimes(root, long, long);
  await fetched.provide(ants);
  roots.push(await fetched.provide(cats));
  expect((await readdir(folder)).map((name) => join(folder, name)).sort()).toEqual(
    [roots[0], roots[2]].sort(),
  );
});

test('removes an abandoned draft, but not a draft that another worker is writing', async () => {
  const cats = createContent('cats');
  const { folder, create } = await useApi([cats]);
  const [old, fresh] = [join(folder, '.draft-old'), join(folder, '.draft-new')];
  for (const draft of [old, fresh]) await mkdir(draft);
  const long = new Date(Date.now() - 2 * 3_600_000);
  await utimes(old, long, long);
  await create().provide(cats);
  const names = await readdir(folder);
  expect(names).toContain('.draft-new');
  expect(names).not.toContain('.draft-old');
});

test('retries after a failure, and sends its token', async () => {
  const cats = createContent('cats');
  let times = 0;
  const { create, folder } = await useApi([cats], (request, response) => {
    times += 1;
    expect(request.headers.authorization).toBe('Bearer secret');
    if (times === 1) return void response.writeHead(503).end();
    if (times === 2) return void request.socket.destroy();
    const isTrain = request.url?.endsWith(cats.sha256.train);
    response.end(isTrain ? cats.files.train : cats.files.test);
  });
  await create({ token: 'secret', pausesMs: [1, 1, 1] }).provide(cats);
  expect(times).toBe(4);
  expect(await readdir(folder)).toHaveLength(1);
});

const failures: [what: string, code: string, reason: RegExp, answer: Answer][] = [
  [
    'other bytes',
    'download-failed',
    /sent 7 bytes with the sha256 [0-9a-f]{64}, not/,
    (_request, response) => void response.end('nothing'),
  ],
  [
    'more bytes than the size limit',
    'too-large-to-fetch',
    /at most the 4000 bytes of SWEEPQ_DATASET_CACHE_BYTES, got 4001 or more/,
    (_request, response) => void response.end(Buffer.alloc(4_001)),
  ],
  [
    'endlessly much',
    'too-large-to-fetch',
    /at most the 4000 bytes/,
    (_request, response) => {
      const more = () => {
        if (response.write(Buffer.alloc(500))) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    },
  ],
  ['nothing', 'download-failed', /cannot be read: sent nothing for 200 ms/, () => undefined],
  [
    'half of a file and then nothing',
    'download-failed',
    /cannot be read: sent nothing for 200 ms/,
    (_request, response) => void response.writeHead(200, { 'content-length': 9 }).write('half'),
  ],
  [
    '401',
    'not-offered',
    /answers 401: set SWEEPQ_TOKEN to a token with read access/,
    (_request, response) => void response.writeHead(401).end(),
  ],
  [
    '404',
    'not-offered',
    /answers 404: the api has no file with this content/,
    (_request, response) => void response.writeHead(404).end(),
  ],
];
test.each(failures)('reports an api that gives %s, and leaves no file behind', async (...of) => {
  const [, code, message, answer] = of;
  const cats = createContent('cats');
  const { folder, create } = await useApi([cats], answer);
  const provided = create({ idleMs: 200 }).provide(cats);
  await expect(provided).rejects.toMatchObject({ code, retriable: true });
  await expect(provided).rejects.toThrow(message);
  expect(await readdir(folder)).toEqual([]);
});

test('refuses a name that would lead out of the folder', async () => {
  const { folder, create } = await useApi([]);
  const content = { ...createContent('cats'), name: '../../out' };
  await expect(create().provide(content)).rejects.toMatchObject({ code: 'dataset-not-found' });
  expect(await readdir(folder)).toEqual([]);
});

test('fetches a discarded dataset again', async () => {
  const cats = createContent('cats');
  const { asked, create } = await useApi([cats]);
  const fetched = create();
  const root = await fetched.provide(cats);
  await writeFile(join(root, 'cats', 'train_.h5'), 'spoilt');
  await fetched.discard(cats);
  await fetched.provide(cats);
  expect(await readFile(join(root, 'cats', 'train_.h5'))).toEqual(cats.files.train);
  expect(asked).toHaveLength(4);
});

test.runIf(mayMount())('reports a full disk immediately, and asks the api only once', async () => {
  const cats = createContent('cats');
  const large = randomBytes(3 * 2 ** 20);
  const content = { ...cats, sha256: { ...cats.sha256, train: hashOf(large) } };
  const { folder, asked, create } = await useApi([], (_request, response) => {
    response.writeHead(200).end(large);
  });
  const disk = await mountSmallDisk(folder, 1);
  onTestFinished(async () => void (await disk.unmount()));
  const fetched = create({ maxBytes: 2 ** 30, pausesMs: [600_000] });
  await expect(fetched.provide(content)).rejects.toMatchObject({
    code: 'cannot-store',
    retriable: true,
    message:
      'This worker cannot store a dataset that it fetched below SWEEPQ_HOME: no space left on device (ENOSPC).',
  });
  expect(asked).toHaveLength(1);
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['ENOSPC', 'write', true],
  ['EDQUOT', 'write', true],
  ['EROFS', 'mkdtemp', true],
  ['EACCES', 'mkdir', true],
  ['EACCES', 'connect', false],
  ['ECONNREFUSED', 'connect', false],
  ['EPIPE', 'write', false],
])('whether %s of %s is explained as a problem of the disk: %s', (code, syscall, isOfDisk) => {
  const error = Object.assign(new Error(`${code}: ${syscall} '/secret/path'`), { code, syscall });
  expect(explainDisk(error) !== undefined).toBe(isOfDisk);
});
