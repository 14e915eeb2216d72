import { constants } from 'node:fs';
import { mkdir, open, symlink } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { waitUntil } from '../../support/wait.ts';
import type { Random } from '../random.ts';
import type { Row } from '../row.ts';
import { createDatasets } from '../world/datasets.ts';
import { watchPipe } from '../world/watched-pipe.ts';
import { startWorld } from '../world/world.ts';

/** Dataset names that lead out of the folder of datasets, in paths and in bodies, and links in that folder. */
export const row: Row = {
  number: 30,
  fault: 'dataset names that lead out of the folder of datasets',
  quick: false,
  async run(context) {
    const datasets = await createDatasets(context);
    const outside = join(context.dir, 'outside');
    await mkdir(outside);
    const paths = ['train_a.h5', 'test_a.h5'].map((name) => join(outside, name));
    const pipes = await Promise.all(paths.map(watchPipe));
    const seen = await watchPipe(join(context.dir, 'seen'));
    for (const { leave } of [...pipes, seen]) context.defer(leave);
    await symlink(outside, join(datasets.root, 'linked'));
    await symlink('../outside', join(datasets.root, 'relative'));
    await mkdir(join(datasets.root, 'files'));
    for (const path of paths)
      await symlink(path, join(datasets.root, 'files', path.slice(outside.length + 1)));
    await mkdir(join(datasets.root, 'endless'));
    for (const name of ['train_a.h5', 'test_a.h5'])
      await symlink(name, join(datasets.root, 'endless', name));

    const world = await startWorld(context, { workers: 0, datasetsDir: datasets.root });
    const names = namesOf(context.random, outside, context.pick({ full: 300, quick: 40 }));
    for (const name of names) {
      for (const path of [`/v1/datasets/${name}`, `/v1/datasets/${name}/images/train/0.png`]) {
        const { status, type } = await get(world.api.url, path);
        const got = `${status} to ${JSON.stringify(path)}`;
        // 400: the path cannot be decoded. A name with a slash is a different path, which may not exist.
        context.expect([400, 404, 422].includes(status), `Expected 400, 404 or 422, got ${got}.`);
        context.expect(
          /^application\/problem\+json/.test(type),
          `Expected problem details, got ${got}.`,
        );
      }
      const response = await fetch(new URL('/v1/sweeps', world.api.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ dataset: decode(name), space: { learningRate: [0.1] } }),
      });
      await response.text();
      const got = `${response.status} to a sweep of ${JSON.stringify(decode(name))}`;
      context.expect([400, 422].includes(response.status), `Expected 400 or 422, got ${got}.`);
    }
    // This process opens a pipe. When the row notices this opening, it has noticed all earlier openings, too.
    await (await open(seen.path, constants.O_RDONLY | constants.O_NONBLOCK)).close();
    await waitUntil('the pipe reports that it was opened', async () => seen.wasOpened || undefined);
    const opened = pipes.filter(({ wasOpened }) => wasOpened).length;
    context.expect(opened === 0, `Expected no file outside to be opened, got ${opened}.`);
    return { injected: names.length * 3, measured: { filesOpenedOutside: opened } };
  },
};

function namesOf(random: Random, outside: string, count: number): string[] {
  const fixed = [
    'linked',
    'relative',
    'files',
    'endless',
    '..',
    '.',
    '%00',
    'synthetic-cats%00',
    'linked%00.h5',
  ];
  const ups = [
    '../',
    '..%2f',
    '%2e%2e/',
    '%2e%2e%2f',
    '..%5c',
    '..\\',
    '.%2e/',
    '%252e%252e%252f',
    '..%c0%af',
    '%2e%2e%00/',
    '....//',
    '%uff0e%uff0e/',
  ];
  const ends = [
    'outside',
    'outside/train_a.h5',
    'etc/passwd',
    'datasets/linked',
    `${outside.slice(1)}`,
    'outside%00',
    'linked/..',
    'synthetic-cats/../linked',
  ];
  const starts = [
    '',
    '/',
    '%2f',
    '//',
    'synthetic-cats/',
    'linked/',
    'file:%2f%2f',
    '~/',
    'C:%5c',
    '%00',
  ];
  const names = [...fixed];
  while (names.length < count) {
    const up = random.pick(ups).repeat(random.between(0, 6));
    const end = random.pick(ends);
    const name = `${random.pick(starts)}${up}${random.pick([end, encodeURIComponent(end)])}`;
    names.push(name);
  }
  return names;
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Requests the path unchanged. `fetch` would remove `..` from it. */
function get(base: string, path: string): Promise<{ status: number; type: string }> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, agent: false }, (response) => {
      response.resume();
      const type = response.headers['content-type'] ?? '';
      resolve({ status: response.statusCode ?? 0, type });
    });
    sent.on('error', reject).end();
  });
}
