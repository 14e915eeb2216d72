// Predicts with the weights of a trial, like another program: from the answer of the api and the files of the dataset.

import type { Sweep, Trial } from '@sweepq/client';
import { type Dataset, loadDataset, type Split } from '@sweepq/core';
import { expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { type Service, shareService } from './support/service.ts';

type Weights = {
  preprocessing: string;
  scaling: { rule: string; mean: number[] | null; deviation: number[] | null };
  validation: { fraction: number; seed: number; heldOut: number[] } | null;
  bias: number;
  weights: number[];
};

const shared = shareService();
const space = {
  learningRate: 0.003,
  iterations: 150,
  preprocessing: ['divide255' as const, 'standardize' as const],
};

test.each([null, { fraction: 0.3, seed: 4 }])(
  'predictions with the weights, the scaling and the held-out indices have the accuracies of the trial, with validation %o',
  async (validation) => {
    const { service } = shared();
    const { id } = await service.submit({ space, ...(validation && { validation }) });
    const sweep = await service.waitForSweep(id);
    const dataset = await loadFiles(service, sweep);
    const trials = await service.listTrials(id);
    expect(trials).toHaveLength(2);
    for (const trial of trials) {
      const found = await service.get<Weights>(`/v1/trials/${trial.id}/weights`);
      expect(found.preprocessing).toBe(trial.params.preprocessing);
      expect(predictAll(found, dataset)).toEqual(accuraciesOf(trial));
      const { heldOut, ...asked } = found.validation ?? { heldOut: [] };
      expect(found.validation && asked).toEqual(validation);
      expect(heldOut.length > 0).toBe(validation !== null);
    }
  },
);

test('`sweepq export --weights` writes the weights of a trial, and of a sweep those of its best trial', async () => {
  const { service } = shared();
  const { id } = await service.submit({ space });
  const { best } = await service.waitForSweep(id);
  for (const [argument, trialId] of [
    [`${id}-t1`, `${id}-t1`],
    [id, best?.id],
  ] as const) {
    const { stdout } = await runCli(service, ['export', argument, '--weights']);
    expect(JSON.parse(stdout)).toEqual(await service.get(`/v1/trials/${trialId}/weights`));
  }
  expect(await runCli(service, ['export', id, '--weights', '--format', 'csv'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Expected `--format` of `--weights` to be json or ndjson'),
  });
  expect(await runCli(service, ['export', id, '--weights', '--curves'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Expected one of `--weights` and `--curves`, got both.'),
  });
});

const accuraciesOf = ({ metrics }: Trial) => ({
  train: metrics?.trainAccuracy,
  validation: metrics?.validationAccuracy,
  test: metrics?.testAccuracy,
});

function predictAll(found: Weights, { train, test }: Dataset) {
  const heldOut = new Set(found.validation?.heldOut);
  const all = [...train.labels.keys()];
  return {
    train: measure(
      found,
      train,
      all.filter((i) => !heldOut.has(i)),
    ),
    validation: heldOut.size > 0 ? measure(found, train, [...heldOut]) : undefined,
    test: measure(found, test, [...test.labels.keys()]),
  };
}

/** The fraction of correct predictions for these images, computed as docs/numerics.md describes. */
function measure({ scaling, weights, bias }: Weights, split: Split, indices: number[]) {
  const { mean, deviation } = scaling;
  const scale = (x: number, j: number) => {
    if (mean === null || deviation === null) return x / 255;
    const spread = deviation[j] as number;
    return spread === 0 ? 0 : (x - (mean[j] as number)) / spread;
  };
  const n = weights.length;
  const right = indices.filter((i) => {
    let z = bias;
    for (let j = 0; j < n; j++) {
      z += (weights[j] as number) * scale(split.images[i * n + j] as number, j);
    }
    return (z > 0 ? 1 : 0) === split.labels[i];
  });
  return right.length / indices.length;
}

async function loadFiles({ api }: Service, { datasetSha256 }: Sweep): Promise<Dataset> {
  const read = async (sha256: string) => {
    const answer = await fetch(`${api.url}/v1/dataset-files/${sha256}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  return loadDataset({
    train: await read(datasetSha256.train),
    test: await read(datasetSha256.test),
  });
}
