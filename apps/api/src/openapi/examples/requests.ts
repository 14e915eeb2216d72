// The example requests of the OpenAPI document, by `operationId`. The service accepts each of them unchanged.

/** The examples of one body, by name. */
export type NamedExamples = Readonly<Record<string, { summary: string; value: object }>>;

const pixels: NamedExamples = {
  pixels: {
    summary: 'The pixels of one image of 1 × 2 pixels with 3 channels, flat',
    value: { images: [[12, 40, 8, 255, 250, 245]] },
  },
};

/** Creates the example requests. The service must have the dataset. */
export const createRequestExamples = (
  dataset: string,
): Readonly<Record<string, NamedExamples>> => ({
  submitSweep: {
    grid: {
      summary: 'A grid: 4 trials from 2 runs',
      value: { dataset, space: { learningRate: [0.001, 0.005], iterations: [500, 2000] } },
    },
    conditional: {
      summary: 'A list of spaces: momentum only where `nesterov` is on',
      value: {
        dataset,
        space: [
          { learningRate: [0.001, 0.005], iterations: 500 },
          { learningRate: 0.005, iterations: 500, nesterov: true, momentum: [0.5, 0.9] },
        ],
      },
    },
    batches: {
      summary: 'Mini-batches: gradient descent and adam, with two schedules of the learning rate',
      value: {
        dataset,
        space: {
          ...{ learningRate: [0.001, 0.005], iterations: 500, layers: [20, 7, 5] },
          ...{ optimizer: ['sgd', 'adam'], batchSize: 32, classWeight: 'balanced' },
          schedule: ['constant', 'cosine:500:50'],
        },
      },
    },
    folds: {
      summary: 'Trials ranked by the mean over 5 folds; their models are trained on all of train',
      value: {
        dataset,
        space: { learningRate: [0.001, 0.005], l2: [0, 0.01], iterations: 500 },
        validation: { folds: 5, seed: 0 },
      },
    },
    sampled: {
      summary: 'Trials sampled from ranges, with a validation split, early stopping and stop rules',
      value: {
        ...{
          name: 'a sample',
          tags: ['article'],
          note: 'Ranges around the learning rate of the article.',
        },
        dataset,
        space: {
          learningRate: { min: 0.0005, max: 0.01, scale: 'log' },
          l2: { min: 0, max: 0.1 },
          seed: [0, 1],
          iterations: [500, 1000],
        },
        search: { strategy: 'sobol', trials: 16, seed: 1 },
        validation: { fraction: 0.2, seed: 0 },
        earlyStopping: { patience: 50, minDelta: 0.0001 },
        objective: { metric: 'metrics.validation.accuracy', direction: 'maximize' },
        stop: { maxSeconds: 600, maxFailures: 5 },
        ...{ priority: 'low', reuse: true },
      },
    },
  },
  editSweep: {
    labels: {
      summary: 'Change the name, the tags and the note',
      value: { name: 'learning rates', tags: ['article', 'baseline'], note: 'The best so far.' },
    },
    archive: { summary: 'Archive the sweep', value: { archived: true } },
    priority: { summary: 'Train the sweep before all others', value: { priority: 'high' } },
  },
  retrySweep: {
    all: { summary: 'Retry all failed trials', value: { status: 'failed' } },
    crashed: {
      summary: 'Retry trials that failed with a given code',
      value: { status: 'failed', cause: 'crashed' },
    },
  },
  verifySweep: {
    sample: { summary: 'Train 20 trials again', value: { sample: 20, seed: 0 } },
  },
  auditSweep: {
    sample: { summary: 'Train 20 pruned trials to the end', value: { sample: 20, seed: 0 } },
  },
  predictTrial: pixels,
  predictRegisteredModel: pixels,
  predictModelVersion: pixels,
  registerModelVersion: {
    best: {
      summary: 'Register the model of a trial',
      value: { trialId: 'swp_01m8m79424rh7capp3reb3r43e-t2', note: 'The rates of the article.' },
    },
  },
  editRegisteredModel: {
    labels: {
      summary: 'Change the tags and the note',
      value: { tags: ['article'], note: 'Cats on photographs of 64 × 64 pixels.' },
    },
  },
  moveAlias: {
    promote: { summary: 'Point the alias to version 1', value: { version: 1 } },
  },
  extendSweep: {
    further: { summary: 'Train all trials for more iterations', value: { iterations: 4000 } },
    wider: {
      summary: 'Add another space to the search',
      value: { space: { learningRate: [0.002, 0.003], iterations: [500, 2000] } },
    },
  },
});
