import { expect, test } from 'vitest';
import { plain } from '../../fixtures/train.ts';
import { plainOptimization } from '../models/optimization-params.ts';
import { assertRunSpec, type RunSpec } from './run-spec.ts';

const spec: RunSpec = { ...plain, readings: [40] };

test.each<Partial<RunSpec>>([
  {},
  { seed: 2 ** 32 - 1 },
  { initScale: 0, l2: 0, momentum: 0 },
  { momentum: 1 - 2 ** -53, nesterov: true },
  { learningRate: Number.MIN_VALUE, l2: Number.MAX_VALUE },
  { readings: [1, 2, 2000] },
  { earlyStopping: { patience: 1, minDelta: 0 } },
  { optimization: plainOptimization },
])('accepts the run %j', (other) => {
  expect(() => assertRunSpec({ ...spec, ...other })).not.toThrow();
});

const rate = '`learningRate` to be a finite number above 0';
const seed = '`seed` to be a whole number from 0 to 4294967295';
const scale = '`initScale` to be a number from 0 to 1e+100';
const l2 = '`l2` to be a finite number from 0';
const momentum = '`momentum` to be a number from 0 to below 1';
const patience = '`earlyStopping.patience` to be a whole number from 1';
const minDelta = '`earlyStopping.minDelta` to be a finite number from 0';
const readings = '`readings` to be ascending whole numbers from 1';

const optimization = (of: object) => ({ optimization: { ...plainOptimization, ...of } });

test.each<[object, string]>([
  [{ learningRate: -1 }, `${rate}, got \`-1\``],
  [{ learningRate: 0 }, `${rate}, got \`0\``],
  [{ learningRate: Number.POSITIVE_INFINITY }, `${rate}, got \`Infinity\``],
  [{ learningRate: Number.NaN }, `${rate}, got \`NaN\``],
  [{ seed: 1.5 }, `${seed}, got \`1.5\``],
  [{ seed: -1 }, `${seed}, got \`-1\``],
  [{ seed: 2 ** 32 }, `${seed}, got \`4294967296\``],
  [{ initScale: Number.NaN }, `${scale}, got \`NaN\``],
  [{ initScale: -0.01 }, `${scale}, got \`-0.01\``],
  [{ initScale: 1e101 }, `${scale}, got \`1e+101\``],
  [{ l2: -0.1 }, `${l2}, got \`-0.1\``],
  [{ l2: Number.POSITIVE_INFINITY }, `${l2}, got \`Infinity\``],
  [{ l2: undefined }, `${l2}, got \`undefined\``],
  [{ momentum: '0.5' }, `${momentum}, got \`0.5\``],
  [{ momentum: 1 }, `${momentum}, got \`1\``],
  [{ momentum: -0.1 }, `${momentum}, got \`-0.1\``],
  [{ momentum: Number.NaN }, `${momentum}, got \`NaN\``],
  [{ momentum: undefined }, `${momentum}, got \`undefined\``],
  [{ nesterov: 1 }, '`nesterov` to be true or false, got `1`'],
  [{ nesterov: undefined }, '`nesterov` to be true or false, got `undefined`'],
  [{ readings: [5, 5] }, `${readings}, got \`[5, 5]\``],
  [{ readings: [0] }, `${readings}, got \`[0]\``],
  [{ readings: [2.5] }, `${readings}, got \`[2.5]\``],
  [{ readings: [] }, `${readings}, got \`[]\``],
  [{ earlyStopping: { patience: 0, minDelta: 0 } }, `${patience}, got \`0\``],
  [{ earlyStopping: { patience: 1.5, minDelta: 0 } }, `${patience}, got \`1.5\``],
  [{ earlyStopping: { patience: 1, minDelta: -1 } }, `${minDelta}, got \`-1\``],
  [{ earlyStopping: { patience: 1, minDelta: Number.NaN } }, `${minDelta}, got \`NaN\``],
  [optimization({ optimizer: 'rmsprop' }), '`optimizer` to be one of sgd, adam, got `rmsprop`'],
  [optimization({ batchSize: -1 }), '`batchSize` to be a whole number from 0, got `-1`'],
  [optimization({ batchSize: 1.5 }), '`batchSize` to be a whole number from 0, got `1.5`'],
  [optimization({ classWeight: 'b' }), '`classWeight` to be one of none, balanced, got `b`'],
  [
    { ...optimization({ optimizer: 'adam' }), momentum: 0.9 },
    '`momentum` to be 0 and `nesterov` to be false with the optimizer adam, got `0.9` and `false`',
  ],
])('refuses the run %j', (wrong, sentence) => {
  expect(() => assertRunSpec({ ...spec, ...wrong })).toThrow(
    expect.objectContaining({ code: 'bad-run', message: `Expected ${sentence}.` }),
  );
});
