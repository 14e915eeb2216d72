import { initialiseWeights } from '../initialise/initialise-weights.ts';
import { accuracy } from '../predict/accuracy.ts';
import { predict } from '../predict/predict.ts';
import type { PreparedData } from '../preprocess/prepare-dataset.ts';
import type { Parameters } from '../propagate/parameters.ts';
import { directForm } from './direct-form.ts';
import type { Form } from './form.ts';
import {
  assertRunSpec,
  type Reading,
  type RunObserver,
  type RunResult,
  type RunSpec,
} from './run.ts';

/** A few milliseconds: short enough to be stopped, long enough that asking costs nothing. */
const flopsPerBlock = 2e7;

/**
 * Trains one run, and tells the observer of its progress and its readings. The numbers depend on the
 * data and the spec alone: a reading equals to the bit what a run that ends there would give.
 */
export function trainRun(data: PreparedData, spec: RunSpec, observer: RunObserver): RunResult {
  assertRunSpec(spec);
  return descendInForm(directForm, data, spec, observer);
}

function descendInForm<State>(
  form: Form<State>,
  data: PreparedData,
  { learningRate, seed, initScale, readings }: RunSpec,
  observer: RunObserver,
): RunResult {
  const { train } = data;
  const blockLength = Math.max(1, Math.floor(flopsPerBlock / form.flops(train)));
  const costs = new Float64Array(readings.at(-1) ?? 0);
  let state = form.init(train, initialiseWeights({ seed, n: train.n, scale: initScale }));
  let iteration = 0;
  const end = (status: RunResult['status']): RunResult => {
    return { status, iterations: iteration, curve: costs.subarray(0, iteration) };
  };

  for (const reading of readings) {
    while (iteration < reading) {
      if (observer.shouldStop()) return end('stopped');
      const blockEnd = Math.min(iteration + blockLength, reading);
      while (iteration < blockEnd) {
        const step = form.update(state, learningRate);
        if (!step.finite) return end('diverged');
        state = step.state;
        costs[iteration] = step.cost;
        iteration += 1;
      }
      observer.onIterations(iteration, costs.subarray(0, iteration));
    }
    const curve = costs.subarray(0, iteration);
    observer.onReading(read(data, form.parameters(state), curve), curve);
  }
  return end('completed');
}

function read({ train, test }: PreparedData, parameters: Parameters, curve: Float64Array): Reading {
  return {
    iterations: curve.length,
    cost: curve.at(-1) ?? Number.NaN,
    trainAccuracy: accuracy(predict(train, parameters), train.y),
    testAccuracy: accuracy(predict(test, parameters), test.y),
    bias: parameters.bias,
    weights: parameters.weights.slice(),
  };
}
