import { readFile } from 'node:fs/promises';
import type { Row } from '../row.ts';
import { createDatasets, fixtures } from '../world/datasets.ts';
import { readRss } from '../world/rss.ts';
import { startWorld } from '../world/world.ts';

const strangers = ['two-billion', 'two-billion-packed', 'huge-chunk', 'bomb-in-a-chunk'];
/** Its size in a chunk is found out by unpacking it, up to the memory that there is. */
const isUnpacked = (name: string) => name.startsWith('bomb');
const mostBytes = 50 * 2 ** 20;

/** Small HDF5 files that claim, or unpack to, far more than they are. */
export const row: Row = {
  number: 32,
  fault: 'HDF5 that claims 2 000 000 000 elements, or unpacks to zeros',
  quick: true,
  async run(context) {
    const datasets = await createDatasets(context);
    const test = await readFile(datasets.pathOf('synthetic-cats', 'test'));
    const times = context.pick({ full: 10, quick: 2 });
    const names: string[] = [];
    for (const file of strangers) {
      const train = await readFile(new URL(`${file}.h5`, fixtures));
      for (let k = 0; k < times; k++) {
        names.push(`${file}-${k}`);
        await datasets.add(`${file}-${k}`, { train, test });
      }
    }
    const world = await startWorld(context, { workers: 0, datasetsDir: datasets.root });
    const read = (name: string) => fetch(new URL(`/v1/datasets/${name}`, world.api.url));
    // The thread that reads is up, as after any dataset, and HDF5 in it.
    await read('synthetic-cats');
    await (await read(names.shift() as string)).text();
    const before = await readRss(world.api.pid);
    // Beside other tests anything may take its time.
    const mostMs = context.pick({ full: 200, quick: 10_000 });
    const took: number[] = [];
    const unpacked: number[] = [];
    for (const name of names) {
      const askedAt = performance.now();
      const response = await read(name);
      const text = await response.text();
      (isUnpacked(name) ? unpacked : took).push(performance.now() - askedAt);
      context.expect(response.status === 422, `Expected 422 to ${name}, got ${response.status}.`);
      context.expect(/dataset-unusable/.test(text), `Expected ${name} to be refused, got ${text}`);
    }
    const after = await readRss(world.api.pid);
    const grown = after.peak - before.now;
    const longest = Math.max(...took);
    context.expect(longest < mostMs, `Expected an answer in ${mostMs} ms, got ${longest}.`);
    context.expect(grown < mostBytes, `Expected less than ${mostBytes} bytes more, got ${grown}.`);
    return {
      injected: names.length + 1,
      measured: {
        slowestMs: Math.round(longest),
        unpackedMs: Math.round(Math.max(...unpacked)),
        grownMb: Math.round(grown / 2 ** 20),
      },
    };
  },
};
