import { describe, expect, test } from 'vitest';
import {
  type RecordedNetwork,
  recordedNetworks,
  repeatNetwork,
} from '../../../fixtures/network-records.ts';
import { loadSyntheticCats } from '../../../fixtures/synthetic-cats.ts';
import { formNames } from '../../preprocess/choose-form.ts';

const cats = await loadSyntheticCats();

describe.each(formNames)('a network in the %s form', (form) => {
  test.each(recordedNetworks.map((recorded) => [nameOf(recorded), recorded] as const))(
    'equals NumPy within 1e-9 at every iteration, and in both accuracies: %s',
    (_name, recorded) => {
      const { trainAccuracy, testAccuracy, iterations } = recorded;
      const repeated = repeatNetwork(cats, form, recorded);
      expect(repeated).toMatchObject({ trainAccuracy, testAccuracy, costs: iterations });
      expect(repeated.deviation).toBeLessThan(1e-9);
    },
  );
});

function nameOf(recorded: RecordedNetwork) {
  const { layers, activation, initialization, classes, momentum, l2 } = recorded;
  const {
    optimizer = 'sgd',
    batchSize = 0,
    schedule = 'constant',
    classWeight = 'none',
  } = recorded;
  const ofModel = `layers ${layers.join('-') || 'none'}, ${activation}, ${initialization}, ${classes} classes`;
  return `${ofModel}, momentum ${momentum}, l2 ${l2}, ${optimizer}, batch ${batchSize}, ${schedule}, weights ${classWeight}`;
}
