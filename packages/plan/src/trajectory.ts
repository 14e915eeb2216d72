import { hash } from 'node:crypto';
import {
  type DatasetIdentity,
  foldsOf,
  type Hyperparameters,
  optimizationNames,
  textOfLayers,
  unitNames,
  type Validation,
} from '@sweepq/contract';

/** Everything that determines the costs, weights and metrics of a run, except its iteration count. */
export type Trajectory = {
  /** The content of the dataset. Its name does not change the results. */
  dataset: Pick<DatasetIdentity, 'sha256'>;
  validation: Validation | null;
  hyperparameters: Hyperparameters;
  earlyStopping: { patience: number; minDelta: number } | null;
  /** The version of the engine. It changes when the engine's results change. */
  engine: number;
};

/** 160 bits: among 2^60 trajectories the probability that two have the same hash is 2^−41. */
const digits = 40;

/**
 * The hash of a trajectory: the first 40 hexadecimal digits of the SHA-256 of these lines, joined by "\n".
 *
 *     sweepq trajectory
 *     engine <version>
 *     train <sha256>
 *     test <sha256>
 *     validation <fraction> <seed>, or: validation folds <k> <seed>, or: validation none
 *     earlyStopping <patience> <minDelta>, or: earlyStopping none
 *     <name> <value>, for each hyperparameter in the order of `unitNames`
 *     layers <size>-<size>…, or: layers none      (these three lines only for a network)
 *     activation <name>
 *     initialization <name>
 *     optimizer <name>                            (these four lines only for an optimization other than that of the article)
 *     batchSize <number>
 *     schedule <text>
 *     classWeight <name>
 *
 * A number is written as JavaScript does, in the fewest digits that give the same float64 again; -0 is 0.
 * A trial is a trajectory and its iteration count.
 */
export function trajectoryOf(trajectory: Trajectory): string {
  const { dataset, validation, hyperparameters, earlyStopping, engine } = trajectory;
  const lines = [
    'sweepq trajectory',
    `engine ${engine}`,
    `train ${dataset.sha256.train}`,
    `test ${dataset.sha256.test}`,
    `validation ${textOfValidation(validation)}`,
    `earlyStopping ${earlyStopping ? `${earlyStopping.patience} ${earlyStopping.minDelta}` : 'none'}`,
    ...unitNames.map((name) => `${name} ${hyperparameters[name]}`),
    ...linesOfNetwork(hyperparameters),
    ...linesOfOptimization(hyperparameters),
  ];
  return hash('sha256', lines.join('\n'), 'hex').slice(0, digits);
}

function textOfValidation(validation: Validation | null): string {
  if (validation === null) return 'none';
  return 'folds' in validation
    ? `folds ${validation.folds} ${validation.seed}`
    : `${validation.fraction} ${validation.seed}`;
}

/**
 * Returns the trajectory of the training on all of train, which gives a run with folds its model, its curve and its checkpoint. It is that of
 * a run without validation. Without folds, it is the trajectory of the run.
 */
export const refitOf = <Of extends { validation: Validation | null }>(of: Of): Of =>
  foldsOf(of.validation) === undefined ? of : { ...of, validation: null };

/** The unit has no lines, so that its trajectories keep the hashes of versions without networks. */
function linesOfNetwork({ network }: Hyperparameters): string[] {
  if (network === undefined) return [];
  const { layers, activation, initialization } = network;
  return [
    `layers ${textOfLayers(layers)}`,
    `activation ${activation}`,
    `initialization ${initialization}`,
  ];
}

/** The optimization of the article has no lines, for the same reason. */
function linesOfOptimization({ optimization }: Hyperparameters): string[] {
  if (optimization === undefined) return [];
  return optimizationNames.map((name) => `${name} ${optimization[name]}`);
}
