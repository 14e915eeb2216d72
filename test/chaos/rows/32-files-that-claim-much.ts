import { readFile } from 'node:fs/promises';
import { median } from '../abuse/load.ts';
import { readRss } from '../abuse/resident.ts';
import type { Row } from '../row.ts';
import { createDatasets, fixtures } from '../world/datasets.ts';
import { startWorld } from '../world/world.ts';

const maliciousFiles: readonly [file: string, reason: RegExp][] = [
  ['two-billion', /be at most 268435456 bytes, got uint8 of shape/],
  ['two-billion-packed', /be at most 268435456 bytes, got uint8 of shape/],
  ['huge-chunk', /be in chunks of at most 8388608 bytes, got 12000000/],
  // The size of an unpacked chunk is known only after unpacking. The memory of HDF5 limits it.
  ['bomb-in-a-chunk', /cannot be read as such: filter returned failure during read/],
];
const mostBytes = 50 * 2 ** 20;

/** Small HDF5 files that declare, or unpack to, much more data than they contain. */
export const row: Row = {
  number: 32,
  fault: 'HDF5 that claims 2 000 000 000 elements, or unpacks to zeros',
  quick: true,
  async run(context) {
    const datasets = await createDatasets(context);
    const test = await readFile(datasets.pathOf('synthetic-cats', 'test'));
    const times = context.pick({ full: 10, quick: 2 });
    const names: string[] = [];
    for (const [file] of maliciousFiles) {
      const train = await readFile(new URL(`${file}.h5`, fixtures));
      for (let k = 0; k < times; k++) {
        names.push(`${file}-${k}`);
        await datasets.add(`${file}-${k}`, { train, test });
      }
    }
    const world = await startWorld(context, { workers: 0, datasetsDir: datasets.root });
    const read = (name: string) => fetch(new URL(`/v1/datasets/${name}`, world.api.url));
    // Two datasets are read first, so that the reading thread and HDF5 are loaded before the measurement.
    await read('synthetic-cats');
    await (await read(names.shift() as string)).text();
    const before = await readRss(world.api.pid);
    // With the quick size other tests run at the same time, so the time limit is longer.
    const mostMs = context.pick({ full: 200, quick: 10_000 });
    const measured: Record<string, number> = {};
    for (const [file, reason] of maliciousFiles) {
      const took: number[] = [];
      for (const name of names.filter((each) => each.replace(/-\d+$/, '') === file)) {
        const askedAt = performance.now();
        const response = await read(name);
        const text = await response.text();
        took.push(performance.now() - askedAt);
        context.expect(
          response.status === 422,
          `Expected 422 for ${name}, got ${response.status}.`,
        );
        context.expect(
          /dataset-unusable/.test(text) && reason.test(text),
          `Expected ${name} to be refused for ${reason}, got ${text}`,
        );
      }
      const ms = Math.round(median(took));
      measured[`${file}Ms`] = ms;
      context.expect(ms < mostMs, `Expected ${file} to be refused in ${mostMs} ms, got ${ms}.`);
    }
    const after = await readRss(world.api.pid);
    const grown = after.peak - before.now;
    context.expect(grown < mostBytes, `Expected less than ${mostBytes} bytes more, got ${grown}.`);
    return {
      injected: names.length + 1,
      measured: { ...measured, grownMb: Math.round(grown / 2 ** 20) },
    };
  },
};
