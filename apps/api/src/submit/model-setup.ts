import {
  fillSpace,
  type Hyperparameters,
  noLayers,
  type Preprocessing,
  type Space,
  textOfLayers,
} from '@sweepq/contract';

/** The hyperparameters on which the time of an iteration depends most, as a text: the preprocessing and the hidden layers. */
export type ModelSetup = `${Preprocessing} ${string}`;

export const setupOf = ({ preprocessing, network }: Hyperparameters): ModelSetup =>
  `${preprocessing} ${textOfLayers(network?.layers ?? [])}`;

/** Returns the setups of a space. */
export function setupsOf(space: Space): ModelSetup[] {
  const { preprocessing, layers } = fillSpace(space);
  return preprocessing.flatMap((name) => layers.map((each): ModelSetup => `${name} ${each}`));
}

/** Returns the hyperparameters of a setup. */
export function parseSetup(setup: ModelSetup): { preprocessing: Preprocessing; layers: string } {
  const [preprocessing, layers = noLayers] = setup.split(' ') as [Preprocessing, string?];
  return { preprocessing, layers };
}
