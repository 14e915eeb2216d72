import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitUntil } from '../../support/wait.ts';
import type { Row } from '../row.ts';
import { createDatasets, fixtures } from '../world/datasets.ts';
import { watchPipe } from '../world/watched-pipe.ts';
import { startWorld } from '../world/world.ts';

/** The file that the fixtures refer to. */
const made = '/tmp/sweepq-canary.h5';
/** Replaces `made` in the fixtures. It has the same length, so that no offset changes, and is random, so that no other test uses it. */
const outside = made.replace('sweepq-canary', `swq-${randomBytes(5).toString('hex')}`.slice(0, 13));
/** The fixtures whose path can be replaced. The others have a checksum over the path, so only their refusal is checked. */
const watched = ['external-link', 'soft-link-to-external-link', 'external-storage'];

const maliciousFiles: readonly [file: string, reason: RegExp][] = [
  ['external-link', /an external link to `swq-/],
  ['external-link-latest', /an external link to `sweepq-canary\.h5/],
  ['soft-link-to-external-link', /a soft link to `\/other\/train_set_x`/],
  ['external-storage', /external storage/],
  ['external-storage-latest', /external storage/],
  ['external-storage-stdin', /external storage/],
  ['virtual-dataset', /a virtual dataset/],
  ['virtual-dataset-of-itself', /a virtual dataset/],
];

/** HDF5 files whose values are in other files. The api must refuse each with the reason, and must not open the other file, a pipe. */
export const row: Row = {
  number: 31,
  fault: 'HDF5 with external links, external storage, virtual datasets',
  quick: true,
  async run(context) {
    const datasets = await createDatasets(context);
    const pipe = await watchPipe(outside);
    context.defer(pipe.leave);
    const test = await readFile(datasets.pathOf('synthetic-cats', 'test'));
    const seen = await watchPipe(join(context.dir, 'seen'));
    context.defer(seen.leave);
    for (const [name] of maliciousFiles) {
      const file = await readFile(new URL(`${name}.h5`, fixtures));
      const isWatched = watched.includes(name);
      const train = isWatched
        ? Buffer.from(file.toString('latin1').replaceAll(made, outside), 'latin1')
        : file;
      if (isWatched && !train.includes(outside)) throw new Error(`Expected ${made} in ${name}.`);
      await datasets.add(name, { train, test });
    }
    const world = await startWorld(context, { workers: 0, datasetsDir: datasets.root });
    for (const [name, reason] of maliciousFiles) {
      const response = await fetch(new URL(`/v1/datasets/${name}`, world.api.url));
      const text = await response.text();
      context.expect(response.status === 422, `Expected 422 for ${name}, got ${response.status}.`);
      context.expect(
        reason.test(text),
        `Expected ${name} to be refused for ${reason}, got ${text}`,
      );
    }
    // This process opens a pipe. When the row notices this opening, it has noticed all earlier openings, too.
    await (await open(seen.path, constants.O_RDONLY | constants.O_NONBLOCK)).close();
    await waitUntil('the pipe reports that it was opened', async () => seen.wasOpened || undefined);
    context.expect(!pipe.wasOpened, `Expected no process to open ${outside}.`);
    return {
      injected: maliciousFiles.length,
      measured: { filesOpenedOutside: Number(pipe.wasOpened) },
    };
  },
};
