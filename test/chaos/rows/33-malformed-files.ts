import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { collect } from '@sweepq/client';
import { CoreError, type Dataset } from '@sweepq/core';
import { createDatasetReader, DatasetError } from '@sweepq/datasets';
import { mutate } from '../../support/mutate-bytes.ts';
import type { Row, RowContext } from '../row.ts';
import { createDatasets, fixtures } from '../world/datasets.ts';
import { startWorld } from '../world/world.ts';

/**
 * Damaged HDF5 files. A damaged file is either refused with a named error, or read with the sha256 of its bytes:
 * - If the damage is in the values or in their addresses, the reader may return other values. A worker refuses them, because the sweep
 *   has the sha256 of the original file.
 * - If the damage is elsewhere and the length is the same, the reader must return the original values.
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
      const { name, original, pixels, files, values } = small[k % small.length] as Small;
      const { kind, bytes } = mutate(original, context.random);
      await writeFile(files.trainPath, bytes);
      try {
        const dataset = await reader.read(files);
        if (dataset.sha256.train !== sha256(bytes)) tally.silent += 1;
        else if (pixelsOf(dataset) === pixels) tally.same += 1;
        else if (isElsewhere(values, original, bytes)) {
          tally.silent += 1;
          context.note(
            `${name}, ${kind}, number ${k}: other values, although the damage is elsewhere`,
          );
        } else tally.otherSha256 += 1;
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
    context.expect(silent === 0, `Expected no wrong read without an error, got ${silent}.`);
    context.expect(exits === 0, `Expected no thread to end, got ${exits}.`);
    context.expect(
      unnamed === 0,
      `Expected each error to have a code, got ${unnamed} without one.`,
    );
    // This is checked only with the full size: the run is tried three times, because another worker may have the original files.
    if (context.size === 'full') await expectWorkerRefuses(context, datasets);
    return { injected: count, measured: { ...tally } };
  },
};

type Datasets = Awaited<ReturnType<typeof createDatasets>>;
type Files = Parameters<ReturnType<typeof createDatasetReader>['read']>[0];
type Range = { from: number; to: number };
type Small = {
  name: string;
  original: Uint8Array;
  /** The ranges in which damage may change values. Packed values are not in them, because they have a checksum. */
  values: readonly Range[];
  pixels: string;
  files: Files;
};

/** Small files with three images, in the oldest and in the latest format of HDF5. */
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
    const dataset = await reader.read(files);
    all.push({
      name,
      original,
      files,
      values: findValues(original, dataset),
      pixels: pixelsOf(dataset),
    });
  }
  return all;
}

/**
 * The ranges of a file in which damage may change the values that HDF5 reads without an error:
 * - the images, the labels and the names of the classes;
 * - in the oldest format, the address of contiguous values, which has no checksum;
 * - the filter message. HDF5 skips a filter with an unknown name, and returns the packed bytes;
 * - the index of chunks (`TREE`, node type 1), here up to the end of the file. A chunk that the damaged index does not list is read as 0.
 */
function findValues(file: Uint8Array, { train, classes }: Dataset): Range[] {
  const labels = BigInt64Array.from(train.labels, BigInt);
  const parts = [
    train.images,
    new Uint8Array(labels.buffer),
    ...classes.map((name) => Buffer.from(name)),
  ];
  const rangeOf = (part: Uint8Array) => {
    const from = Buffer.from(file).indexOf(part);
    return { from, to: from + part.length };
  };
  const ranges = parts.map(rangeOf);
  const places = ranges.map(({ from }) => rangeOf(contiguousLayout(from)));
  const index = { from: rangeOf(Buffer.from('TREE\u0001')).from, to: file.length };
  return [...ranges, ...places, index, findFilters(file)].filter(({ from }) => from >= 0);
}

/** The range of the filter message (version 1). Its size is in the third byte. */
function findFilters(file: Uint8Array): Range {
  const from = Buffer.from(file).indexOf('shuffle') - namesOfFiltersAt;
  return { from, to: from + 8 + (file[from + 2] ?? 0) };
}

const namesOfFiltersAt = 24;

/** A layout message (version 3) for contiguous values at an address. */
function contiguousLayout(address: number): Buffer {
  const message = Buffer.from([3, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  message.writeBigInt64LE(BigInt(address), 2);
  return message;
}

/** Whether the damage is outside of these ranges, and the length is the same. */
function isElsewhere(values: readonly Range[], original: Uint8Array, bytes: Uint8Array): boolean {
  const isValue = (k: number) => values.some(({ from, to }) => k >= from && k < to);
  return (
    bytes.length === original.length &&
    original.every((byte, k) => byte === bytes[k] || !isValue(k))
  );
}

/** Flips one bit of a pixel between the submit and the run. The worker must refuse the dataset. */
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
  const [trial] = await collect(world.client.listTrials(id));
  const got = `${sweep.status}, ${trial?.status}: ${trial?.failure?.code}`;
  context.expect(
    sweep.counts.completed === 0 && trial?.failure?.code === 'dataset-changed',
    `Expected the trial to fail for dataset-changed, got a sweep that is ${got}.`,
  );
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pixelsOf = ({ train, classes }: Dataset) =>
  `${sha256(train.images)} ${sha256(train.labels)} ${classes}`;
