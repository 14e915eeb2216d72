import { createHash } from 'node:crypto';
import { type Hyperparameters, hyperparameterNames } from '../schemas/hyperparameters.ts';
import type { DatasetIdentity } from '../schemas/run.ts';
import type { Validation } from '../schemas/validation.ts';

/** All that a descent follows from. */
export type TrajectorySource = {
  dataset: Pick<DatasetIdentity, 'sha256'>;
  validation: Validation | null;
  hyperparameters: Hyperparameters;
  earlyStopping: { patience: number; minDelta: number } | null;
  engine: number;
};

/** The name of a descent by all that it follows from: of two with the same name, either is a prefix of the other. */
export function trajectoryOf(source: TrajectorySource): string {
  const { dataset, validation, hyperparameters, earlyStopping, engine } = source;
  const { train, test } = dataset.sha256;
  const held = validation && [validation.fraction, validation.seed];
  const stopped = earlyStopping && [earlyStopping.patience, earlyStopping.minDelta];
  const values = hyperparameterNames.map((name) => hyperparameters[name]);
  const text = JSON.stringify([engine, train, test, held, stopped, values]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
