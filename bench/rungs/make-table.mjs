// Trains every configuration of the table that `npm run bench -- search` uses for pruning, and prints it as JSON:
//     npm run build && node bench/rungs/make-table.mjs DATASETS > bench/rungs/table.json
// DATASETS is a folder with the article's photographs. Each run is the article's network, read at four iteration counts. `costs` has the
// validation cost of each configuration at each count as float32 in base64; NaN: the run had diverged. About 2 minutes.
import { engineVersion, prepareDataset, trainRun } from '@sweepq/core';
import { createDatasetLibrary } from '@sweepq/datasets';

const readings = [75, 225, 675, 2000];
const validation = { fraction: 0.2, seed: 0 };
const axes = {
  learningRate: Array.from({ length: 16 }, (_, k) =>
    Number((1e-4 * 1000 ** (k / 15)).toPrecision(4)),
  ),
  momentum: [0, 0.5, 0.9, 0.98],
  l2: [0, 0.001, 0.01, 0.1, 1],
  initScale: [0.01, 0.1],
  seed: [0, 1],
};

const [root] = process.argv.slice(2);
const library = createDatasetLibrary({ roots: [root] });
const [name] = await library.list();
const data = prepareDataset(await library.load(name), { validation });
const configurations = Object.entries(axes).reduce(
  (made, [axis, values]) =>
    made.flatMap((each) => values.map((value) => ({ ...each, [axis]: value }))),
  [{ nesterov: false }],
);

const costs = new Float32Array(configurations.length * readings.length).fill(Number.NaN);
for (const [k, configuration] of configurations.entries()) {
  let rung = 0;
  trainRun(
    data,
    { ...configuration, readings },
    {
      onIterations() {},
      onReading({ validationCost }) {
        costs[k * readings.length + rung] = validationCost;
        rung += 1;
      },
      shouldStop: () => false,
    },
  );
  if (k % 64 === 0) process.stderr.write(`${k} of ${configurations.length}\n`);
}
const bytes = Buffer.from(costs.buffer);
process.stdout.write(
  `${JSON.stringify({ dataset: name, engine: engineVersion, validation, readings, axes, costs: bytes.toString('base64') })}\n`,
);
