import { wholePower } from '../../numerics/whole-power.ts';
import { rateAt } from '../rate-at.ts';
import { addressIn, type NetworkState } from './network-state.ts';

/** The constants of Adam: the defaults of Kingma and Ba 2015, of PyTorch and, except for ε, of Keras. */
const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8] as const;

/** Changes all parameters by one step, with the learning rate of this iteration. The biases have no penalty. */
export function step(state: NetworkState): void {
  const { layout, hyperparameters, schedule, iteration } = state;
  const { penalised, span } = layout;
  const { learningRate, l2, optimization } = hyperparameters;
  const rate = rateAt(schedule, learningRate, iteration);
  const stepFrom = optimization?.optimizer === 'adam' ? stepByAdam : stepDown;
  stepFrom(state, { from: 0, count: penalised, rate, penalty: l2 });
  stepFrom(state, { from: penalised, count: span - penalised, rate, penalty: 0 });
}

/** A part of the parameters, in float64 from their start, the learning rate α, and the penalty λ. */
type Part = { from: number; count: number; rate: number; penalty: number };

/** w ← w − α (g + λ w), or with a velocity; see the kernel `stepMany`. */
function stepDown(state: NetworkState, { from, count, rate, penalty }: Part) {
  const { momentum, nesterov } = state.hyperparameters;
  const velocity = momentum === 0 ? 0 : addressIn(state, 'velocity', from);
  state.slot.kernels.stepMany(
    ...([addressIn(state, 'parameters', from), velocity] as const),
    ...([addressIn(state, 'gradient', from), count] as const),
    ...([rate, penalty, momentum, nesterov] as const),
  );
}

/** A step of Adam; see the kernel `stepAdam`. Its steps count from 1. */
function stepByAdam(state: NetworkState, { from, count, rate, penalty }: Part) {
  const correctionOf = (beta: number) => 1 - wholePower(beta, state.iteration + 1);
  state.slot.kernels.stepAdam(
    addressIn(state, 'parameters', from),
    addressIn(state, 'velocity', from),
    addressIn(state, 'velocity', state.layout.span + from),
    addressIn(state, 'gradient', from),
    ...([count, rate, penalty, beta1, beta2, epsilon] as const),
    ...([correctionOf(beta1), correctionOf(beta2)] as const),
  );
}
