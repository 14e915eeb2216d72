import { readFile } from 'node:fs/promises';
import type { Row } from '../row.ts';
import { createDatasets, fixtures } from '../world/datasets.ts';
import { watchPipe } from '../world/watched-pipe.ts';
import { startWorld } from '../world/world.ts';

/** Where the files that were made for this point to. */
const outside = '/tmp/sweepq-canary.h5';

const strangers: readonly [file: string, reason: RegExp][] = [
  ['external-link', /an external link to `\/tmp\/sweepq-canary\.h5/],
  ['external-link-latest', /an external link to `\/tmp\/sweepq-canary\.h5/],
  ['soft-link-to-external-link', /a soft link to `\/other\/train_set_x`/],
  ['external-storage', /external storage/],
  ['external-storage-latest', /external storage/],
  ['external-storage-stdin', /external storage/],
  ['virtual-dataset', /a virtual dataset/],
  ['virtual-dataset-of-itself', /a virtual dataset/],
];

/** HDF5 files whose values lie elsewhere: refused by name, and nobody looks there. */
export const row: Row = {
  number: 31,
  fault: 'HDF5 with external links, external storage, virtual datasets',
  quick: true,
  async run(context) {
    const datasets = await createDatasets(context);
    const pipe = await watchPipe(outside);
    context.defer(pipe.leave);
    const test = await readFile(datasets.pathOf('synthetic-cats', 'test'));
    for (const [name] of strangers) {
      await datasets.add(name, { train: await readFile(new URL(`${name}.h5`, fixtures)), test });
    }
    const world = await startWorld(context, { workers: 0, datasetsDir: datasets.root });
    for (const [name, reason] of strangers) {
      const response = await fetch(new URL(`/v1/datasets/${name}`, world.api.url));
      const text = await response.text();
      context.expect(response.status === 422, `Expected 422 to ${name}, got ${response.status}.`);
      context.expect(
        reason.test(text),
        `Expected ${name} to be refused for ${reason}, got ${text}`,
      );
    }
    context.expect(!pipe.wasOpened, `Expected nobody to open ${outside}.`);
    return { injected: strangers.length, measured: { filesOpenedOutside: Number(pipe.wasOpened) } };
  },
};
