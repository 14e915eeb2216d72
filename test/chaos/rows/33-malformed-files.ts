import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { CoreError, type Dataset } from '@sweepq/core';
import { createDatasetReader, DatasetError } from '@sweepq/datasets';
import { mutate } from '../../../packages/core/fixtures/mutate-hdf5.ts';
import type { Row, RowContext } from '../row.ts';
import { createDatasets, fixtures } from '../world/datasets.ts';
import { startWorld } from '../world/world.ts';

/**
 * Damaged HDF5 files: each is read under the sha256 of its own bytes, or refused with a named error. What is read from one that was
 * damaged in its pixels are other pixels; a worker refuses them, as the sweep was submitted for another sha256.
 */
export const row: Row = {
  number: 33,
  fault: 'malformed HDF5',
  quick: true,
  async run(context) {
    const datasets = await createDatasets(context);
    const small = await makeSmall(context, datasets);
    const reader = createDatasetReader();
    context.defer(reader.close);
    const count = context.pick({ full: 10_000, quick: 100 });
    const tally = { same: 0, refused: 0, otherSha256: 0, silent: 0, exits: 0, unnamed: 0 };
    const codes = new Map<string, number>();
    for (let k = 0; k < count; k++) {
      const { original, pixels, files } = small[k % small.length] as Small;
      const { kind, bytes } = mutate(original, context.random);
      await writeFile(files.trainPath, bytes);
      try {
        const dataset = await reader.read(files);
        if (dataset.sha256.train !== sha256(bytes)) tally.silent += 1;
        else if (pixelsOf(dataset) === pixels) tally.same += 1;
        else if (sha256(bytes) === sha256(original)) tally.silent += 1;
        else tally.otherSha256 += 1;
      } catch (error) {
        const isNamed = error instanceof CoreError || error instanceof DatasetError;
        const code = isNamed ? error.code : String(error);
        codes.set(code, (codes.get(code) ?? 0) + 1);
        if (!isNamed) context.note(`${kind}, number ${k}: ${code}`);
        if (!isNamed) tally.unnamed += 1;
        else if (['too-slow', 'reader-crashed'].includes(code)) tally.exits += 1;
        else tally.refused += 1;
      }
    }
    const refused = [...codes].map(([code, times]) => `${code} ${times}`).join(', ');
    context.note(`${count} mutations: ${JSON.stringify(tally)}; ${refused}`);
    const { silent, exits, unnamed } = tally;
    context.expect(silent === 0, `Expected no silent wrong read, got ${silent}.`);
    context.expect(exits === 0, `Expected no thread to end, got ${exits}.`);
    context.expect(unnamed === 0, `Expected each error to be named, got ${unnamed} that are not.`);
    // Three attempts, as another worker may have the right files: too long for every run of the tests.
    if (context.size === 'full') await expectWorkerRefuses(context, datasets);
    return { injected: count, measured: { ...tally } };
  },
};

type Datasets = Awaited<ReturnType<typeof createDatasets>>;
type Files = Parameters<ReturnType<typeof createDatasetReader>['read']>[0];
type Small = { original: Uint8Array; pixels: string; files: Files };

/** Small files of three images, as HDF5 wrote them at first and as it does now. */
async function makeSmall(context: RowContext, datasets: Datasets): Promise<Small[]> {
  const test = await readFile(new URL('plain-test.h5', fixtures));
  const reader = createDatasetReader();
  context.defer(reader.close);
  const all: Small[] = [];
  for (const name of ['plain', 'plain-latest', 'plain-packed']) {
    const original = new Uint8Array(await readFile(new URL(`${name}.h5`, fixtures)));
    await datasets.add(name, { train: original, test });
    const paths = {
      trainPath: datasets.pathOf(name, 'train'),
      testPath: datasets.pathOf(name, 'test'),
    };
    const files = { name, root: datasets.root, ...paths };
    all.push({ original, files, pixels: pixelsOf(await reader.read(files)) });
  }
  return all;
}

/** End to end: a bit of a pixel flips between the submit and the run. */
async function expectWorkerRefuses(context: RowContext, datasets: Datasets) {
  const world = await startWorld(context, { workers: 0, datasetsDir: datasets.root });
  const path = datasets.pathOf('synthetic-cats', 'train');
  const bytes = await readFile(path);
  const id = await world.submit({ space: { learningRate: [0.005], iterations: [10] } });
  const k = Math.floor(bytes.length / 2);
  bytes[k] = (bytes[k] ?? 0) ^ 1;
  await writeFile(path, bytes);
  await world.startWorker();
  const sweep = await world.waitForSweep(id);
  const trials = await world.client.readSweep(id);
  context.expect(
    sweep.status !== 'completed' && trials.counts.completed === 0,
    `Expected no trial on other pixels, got a sweep that is ${sweep.status}.`,
  );
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pixelsOf = ({ train, classes }: Dataset) =>
  `${sha256(train.images)} ${sha256(train.labels)} ${classes}`;
