import { CoreError } from '../../core-error.ts';
import { gramLogits } from '../../predict/gram-logits.ts';
import { mostBlockIterations, scalarCount } from '../../preprocess/layout.ts';
import { float64sAt } from '../../preprocess/prepared-data.ts';
import { type Advance, areFinite, type Form, type RunContext } from '../form.ts';
import { packLogits, unpackLogits } from './saved-logits.ts';
import { prepareStart, type Start } from './start.ts';

export type GramState = RunContext & {
  start: Start;
  /** The whole state as stored in the slot, and a copy of the state at the start of the block. */
  numbers: Float64Array;
  snapshot: Float64Array;
  vectors: Record<
    'logits' | 'coefficients' | 'logitVelocity' | 'coefficientVelocity',
    Float64Array
  >;
};

/** The indices of the scalars; see packages/core/kernels/descend-gram.ts. */
const [biasAt, scaleAt, squaredNormAt, savedScalars] = [0, 2, 4, 4] as const;

/**
 * Gradient descent in example space. Every gradient is a combination of the examples, X̃ᵀ r / m. So w = γ w₀ − X̃ᵀ s at
 * every iteration, and the logits change only by K = X̃ X̃ᵀ. The iterates equal those in weight space, for 2m²
 * operations an iteration instead of 4mn. L2 and momentum are linear in w, so they also work in example space. The
 * whole loop runs in WebAssembly.
 */
export const gramForm: Form<GramState> = {
  init(context) {
    const state = layOut(context);
    const { start, hyperparameters, numbers, vectors, data } = state;
    numbers[scaleAt] = 1;
    for (let i = 0; i < data.m; i++) {
      vectors.logits[i] = hyperparameters.initScale * (start.train[i] as number);
    }
    return state;
  },

  update(state, { costs, costLimit }): Advance {
    const { numbers, snapshot } = state;
    const asked = Math.min(costs.length, mostBlockIterations);
    snapshot.set(numbers);
    const done = descend(state, asked, costLimit);
    const stateIsFinite = areFinite(numbers);
    if (done === asked && stateIsFinite) return take(state, costs, done);
    take(state, costs, done);
    const iterations = stateIsFinite ? done : goToLastFinite(state, done, costLimit);
    return { iterations, ended: 'diverged' };
  },

  logits({ data, slot, start, hyperparameters, numbers, vectors }, split) {
    const { coefficients, logits } = vectors;
    if (split === 'train') return logits.slice();
    const scale = (numbers[scaleAt] as number) * hyperparameters.initScale;
    const bias = numbers[biasAt] as number;
    return gramLogits(data, slot, { start: start.test, coefficients, scale, bias });
  },

  model({ hyperparameters, numbers, vectors }) {
    const { seed, initScale } = hyperparameters;
    return {
      form: 'gram',
      bias: numbers[biasAt] as number,
      seed,
      scale: (numbers[scaleAt] as number) * initScale,
      coefficients: vectors.coefficients.slice(),
    };
  },

  save(state) {
    const { numbers, vectors, hyperparameters } = state;
    const { logits, coefficients, logitVelocity, coefficientVelocity } = vectors;
    const velocities = hyperparameters.momentum === 0 ? [] : [logitVelocity, coefficientVelocity];
    const others = [coefficients, ...velocities].map((vector) => vector.slice());
    return {
      scalars: numbers.slice(0, savedScalars),
      vectors: [packLogits(logits.slice(), predictLogits(state)), ...others],
    };
  },

  modelOf({ scalars, vectors }, { seed, initScale }) {
    const [, coefficients = new Float64Array(0)] = vectors;
    const [bias, scale] = [scalars[biasAt] as number, scalars[scaleAt] as number];
    return { form: 'gram', bias, seed, scale: scale * initScale, coefficients };
  },

  savedLengths({ m }, { momentum }, { vectors: [logits] }) {
    // The shorter form of logits has at least one float64: that of its checksum.
    const ofLogits = Math.min(m, Math.max(1, logits?.length ?? m));
    return [savedScalars, ofLogits, ...Array(momentum === 0 ? 1 : 3).fill(m)];
  },

  restore(context, { scalars, vectors }) {
    const state = layOut(context);
    state.numbers.set(scalars);
    const [logits = new Float64Array(0), ...others] = vectors;
    const { logits: _, ...rest } = state.vectors;
    Object.values(rest).forEach((vector, k) => {
      vector.set(others[k] ?? []);
    });
    state.vectors.logits.set(unpackLogits(logits, predictLogits(state)));
    return state;
  },

  // 2m² for the product, and about 60 for each exponential.
  flops: ({ m }) => 2 * m * m + 60 * m,
  kernels: 'unit-gram',
};

/** Creates a state of zeros in the slot of the run. */
function layOut(context: RunContext): GramState {
  const { data, slot, hyperparameters } = context;
  const { rows } = data.layout;
  const { seed } = hyperparameters;
  const start = context.start ?? prepareStart(data, slot, seed);
  if (start.seed !== seed) {
    throw new CoreError(
      'bad-run',
      `Expected the starting products of seed ${seed}, got those of seed ${start.seed}.`,
    );
  }
  const numbers = float64sAt(slot.memory, slot.at.state, scalarCount + 4 * rows).fill(0);
  const { initScale } = hyperparameters;
  numbers[squaredNormAt] = initScale * initScale * start.squaredNorm;
  const z = float64sAt(slot.memory, slot.at.start, rows).fill(0);
  for (let i = 0; i < data.m; i++) z[i] = initScale * (start.train[i] as number);
  const vectorAt = (k: number) =>
    numbers.subarray(scalarCount + k * rows, scalarCount + k * rows + data.m);
  return {
    ...context,
    start,
    numbers,
    snapshot: float64sAt(slot.memory, slot.at.snapshot, numbers.length),
    vectors: {
      logits: vectorAt(0),
      coefficients: vectorAt(1),
      logitVelocity: vectorAt(2),
      coefficientVelocity: vectorAt(3),
    },
  };
}

function descend(
  { data, slot, hyperparameters }: GramState,
  count: number,
  costLimit: number,
): number {
  const { learningRate, l2, momentum, nesterov } = hyperparameters;
  const { gram, labels, rows } = data.layout;
  const { start, state, work, costs } = slot.at;
  return slot.kernels.descendGram(
    ...([gram, labels, start, state, work, costs, data.m, rows, count, learningRate] as const),
    ...([l2, momentum, nesterov, costLimit] as const),
  );
}

/** Computes the logits of the coefficients, with the bits that every machine computes. Uses the work area of the slot. */
function predictLogits(state: GramState): Float64Array {
  const { data, slot, start, hyperparameters, numbers, vectors } = state;
  const { gram, rows } = data.layout;
  // The vectors s and K s, pair by pair.
  const address = slot.at.work;
  const pairs = float64sAt(slot.memory, address, 2 * rows).fill(0);
  const placeOf = (i: number) => (i >> 1) * 4 + (i & 1);
  for (let i = 0; i < data.m; i++) pairs[placeOf(i)] = vectors.coefficients[i] as number;
  slot.kernels.multiplyPacked(gram, address, rows);
  const scale = (numbers[scaleAt] as number) * hyperparameters.initScale;
  const bias = numbers[biasAt] as number;
  return Float64Array.from(
    { length: data.m },
    (_, i) => scale * (start.train[i] as number) - (pairs[placeOf(i) + 2] as number) + bias,
  );
}

/**
 * Finds the last finite state of a block in which the state overflowed. The kernel does not keep earlier states, so this
 * function repeats the block one iteration at a time. Returns the number of iterations before the overflow.
 */
function goToLastFinite(state: GramState, done: number, costLimit: number): number {
  const { numbers, snapshot } = state;
  numbers.set(snapshot);
  for (let kept = 0; kept < done; kept++) {
    snapshot.set(numbers);
    descend(state, 1, costLimit);
    if (areFinite(numbers)) continue;
    numbers.set(snapshot);
    return kept;
  }
  return done;
}

/** Copies the costs of the first iterations of a block to the caller. */
function take({ slot }: GramState, costs: Float64Array, iterations: number): Advance {
  costs.set(float64sAt(slot.memory, slot.at.costs, iterations));
  return { iterations };
}
