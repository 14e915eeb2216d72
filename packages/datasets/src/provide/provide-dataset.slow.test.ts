import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDatasetLibrary } from '../library/create-dataset-library.ts';
import { type ProvideOptions, provideDataset } from './provide-dataset.ts';

let folder: string;
let lines: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweepq-provide-'));
  lines = [];
});
afterEach(() => rm(folder, { recursive: true }));

/** No server listens at this address. */
const nowhere = 'http://127.0.0.1:9/';

const provide = (options: Partial<ProvideOptions> = {}) =>
  provideDataset({
    homeDir: join(folder, 'home'),
    downloadUrl: nowhere,
    report: (line) => void lines.push(line),
    ...options,
  });

const homeRoot = () => join(folder, 'home', 'datasets');

async function serve(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/files`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function addArticle(root: string) {
  await mkdir(join(root, 'catvnoncat'), { recursive: true });
  await writeFile(join(root, 'catvnoncat', 'train_catvnoncat.h5'), 'train');
  await writeFile(join(root, 'catvnoncat', 'test_catvnoncat.h5'), 'test');
}

test('uses the dataset in the configured folder, without a message', async () => {
  const datasetsDir = join(folder, 'mine');
  await addArticle(datasetsDir);
  expect(await provide({ datasetsDir })).toEqual({
    roots: [datasetsDir, homeRoot()],
    name: 'catvnoncat',
  });
  expect(lines).toEqual([]);
});

test('uses the downloaded dataset if the configured folder has no dataset', async () => {
  const datasetsDir = join(folder, 'mine');
  await mkdir(datasetsDir);
  await addArticle(homeRoot());
  expect(await provide({ datasetsDir })).toEqual({
    roots: [datasetsDir, homeRoot()],
    name: 'catvnoncat',
  });
});

test('refuses a configured folder that does not exist', async () => {
  const datasetsDir = join(folder, 'missing');
  await expect(provide({ datasetsDir })).rejects.toMatchObject({
    code: 'bad-datasets-dir',
    message: `Expected SWEEPQ_DATASETS_DIR to be a folder, got \`${datasetsDir}\`.`,
  });
});

test.each<[string, (path: string) => Promise<unknown>, RegExp]>([
  [
    'a link that leads out of its folder',
    (path) => symlink(folder, path),
    /a link to a place outside/,
  ],
  ['a link that leads nowhere', (path) => symlink('nothing', path), /target does not exist/],
  [
    'a folder with two train files',
    async (path) => {
      await addArticle(dirname(path));
      await writeFile(join(path, 'train_b.h5'), '');
    },
    /got 2 and 1 \(.*\)\.$/,
  ],
])('starts without the dataset and without a download if the dataset is %s', async (...of) => {
  const [, make, reason] = of;
  const datasetsDir = join(folder, 'mine');
  await mkdir(datasetsDir);
  await make(join(datasetsDir, 'catvnoncat'));
  const provided = await provide({ datasetsDir });
  expect(provided).toEqual({ roots: [datasetsDir, homeRoot()], name: 'synthetic-cats' });
  expect(lines).toEqual([expect.stringMatching(reason)]);
});

test('starts even if the folder for the painted pictures is broken', async () => {
  await mkdir(join(homeRoot(), 'synthetic-cats'), { recursive: true });
  expect(await provide()).toEqual({ roots: [homeRoot()], name: 'synthetic-cats' });
  expect(lines.at(-1)).toMatch(/^The dataset synthetic-cats cannot be used: .+ got 0 and 0\.$/);
});

test('paints pictures if no server answers, and reports that once', async () => {
  expect(await provide()).toEqual({ roots: [homeRoot()], name: 'synthetic-cats' });
  expect(lines).toEqual([
    `Downloading the dataset catvnoncat from ${nowhere}`,
    expect.stringMatching(/^Using painted pictures in .+synthetic-cats instead of .+9\/train_/),
  ]);
  const library = createDatasetLibrary({ roots: [homeRoot()] });
  expect(await library.list()).toEqual(['synthetic-cats']);
  expect((await library.load('synthetic-cats')).train.count).toBe(209);
});

test('three processes at the same time leave one complete folder and no drafts', async () => {
  const provided = await Promise.all([provide(), provide(), provide()]);
  expect(provided.map(({ name }) => name)).toEqual(Array(3).fill('synthetic-cats'));
  expect(await readdir(homeRoot())).toEqual(['synthetic-cats']);
});

const ownDir = process.env.SWEEPQ_DATASETS_DIR;
const articleDir = join(ownDir ?? '', 'catvnoncat');

test.runIf(ownDir && existsSync(articleDir))(
  "downloads the article's files once and keeps them",
  async () => {
    const asked: string[] = [];
    await using server = await serve((request, response) => {
      asked.push(request.url ?? '');
      createReadStream(join(articleDir, basename(request.url ?? ''))).pipe(response);
    });
    const first = await provide({ downloadUrl: server.url });
    const second = await provide({ downloadUrl: server.url });
    expect(first).toEqual({ roots: [homeRoot()], name: 'catvnoncat' });
    expect(second).toEqual(first);
    expect(asked).toEqual(['/files/train_catvnoncat.h5', '/files/test_catvnoncat.h5']);
    const library = createDatasetLibrary({ roots: first.roots });
    expect((await library.load('catvnoncat')).train.count).toBe(209);
  },
);

const failures: [what: string, listener: RequestListener, reason: RegExp][] = [
  ['404', (_, response) => void response.writeHead(404).end(), /answers 404\.$/],
  [
    'another file',
    (_, response) => void response.end('no dataset'),
    /sent 10 bytes with the sha256 [0-9a-f]{64}, not fbe56ab6/,
  ],
  ['nothing at all', () => undefined, /does not answer within 150 ms\.$/],
  [
    'half a file and then nothing',
    (_, response) => void response.writeHead(200, { 'content-length': 1000 }).write('half'),
    /is not complete within 400 ms\.$/,
  ],
  [
    'half a file and a closed connection',
    (_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('half', () => response.destroy());
    },
    /cannot be read: .+\.$/,
  ],
];

test.each(failures)('paints pictures if the server gives %s', async (_what, listener, reason) => {
  await using server = await serve(listener);
  const limits = { connectTimeoutMs: 150, totalTimeoutMs: 400 };
  const { name } = await provide({ downloadUrl: server.url, ...limits });
  expect(name).toBe('synthetic-cats');
  expect(lines.at(-1)).toMatch(reason);
  expect(await readdir(homeRoot())).toEqual(['synthetic-cats']);
});
