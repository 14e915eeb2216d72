import { engineVersion } from '../engine-version.ts';
import { measureHeldOut, measureLogits } from '../metrics/measure-logits.ts';
import { largestWeightOf } from '../models/class-weights.ts';
import type { Form, RunContext } from '../models/form.ts';
import { settleParams } from '../models/settle-params.ts';
import type { Start } from '../models/unit/start.ts';
import { withForm } from '../models/with-form.ts';
import { mostBlockIterations } from '../preprocess/layout.ts';
import { type PreparedData, takeSlot } from '../preprocess/prepared-data.ts';
import { countRises } from '../summarise/count-rises.ts';
import { assertCheckpointFits, type Checkpoint } from './checkpoint.ts';
import { costLimitAfter } from './divergence.ts';
import { createPatience } from './early-stopping.ts';
import type { Measured, RunObserver, TrainedRun } from './run.ts';
import { assertRunSpec, type RunSpec } from './run-spec.ts';

/** A block takes a few milliseconds. It is short, so that a run stops soon. It is long enough that the checks between blocks cost no measurable time. */
const flopsPerBlock = 1e7;

export type TrainOptions = {
  /** The slot of the memory for this run. No other run may use the same slot at the same time. */
  slot?: number;
  /** The precomputed starting products for the seed of the run. If undefined, the form computes them. */
  start?: Start | undefined;
  /** The run resumes from this checkpoint, and does not repeat the readings before it. */
  from?: Checkpoint | undefined;
};

/**
 * Trains one run, and reports its progress and its readings to the observer. The numbers depend only on the data and the
 * spec. A reading has the same bits as the result of a run that ends at that iteration. A run that resumes from a
 * checkpoint has the same bits as an uninterrupted run.
 */
export function trainRun(
  data: PreparedData,
  spec: RunSpec,
  observer: RunObserver,
  options: TrainOptions = {},
): TrainedRun {
  assertRunSpec(spec);
  const { readings: _readings, earlyStopping: _earlyStopping, ...params } = spec;
  const hyperparameters = settleParams(params, data);
  const { slot: index = 0, start, from } = options;
  const context = { data, slot: takeSlot(data, index), hyperparameters, start };
  return withForm(data.form, hyperparameters, (form) =>
    descendInForm(form, context, spec, observer, from),
  );
}

function descendInForm<State>(
  form: Form<State>,
  context: RunContext,
  { readings, earlyStopping }: RunSpec,
  observer: RunObserver,
  checkpoint: Checkpoint | undefined,
): TrainedRun {
  const { data, hyperparameters } = context;
  if (checkpoint !== undefined) {
    const lengths = form.savedLengths(data, hyperparameters, checkpoint.state);
    assertCheckpointFits(checkpoint, data, hyperparameters, lengths);
  }
  const known = checkpoint?.costs ?? new Float64Array(0);
  // The checkpoint has more iterations than the early stop allows. Iterations cannot be undone, so the run starts from iteration 0.
  const isBeyond = createPatience(earlyStopping).spend(known) < known.length;
  const from = isBeyond ? undefined : checkpoint;
  const costs = new Float64Array(Math.max(readings.at(-1) ?? 0, from?.iteration ?? 0));
  costs.set(from?.costs ?? []);
  const state = from ? form.restore(context, from.state) : form.init(context);
  const fitting = Math.floor(flopsPerBlock / form.flops(data, hyperparameters));
  const blockLength = Math.min(mostBlockIterations, Math.max(1, fitting));
  let iteration = from?.iteration ?? 0;
  const curve = () => costs.subarray(0, iteration);
  const largestWeight = largestWeightOf(data.labels.train, hyperparameters);
  const patience = createPatience(earlyStopping);
  patience.spend(curve());
  const save = (): Checkpoint => ({
    engine: engineVersion,
    form: data.form,
    preprocessing: data.preprocessing,
    trainSha256: data.trainSha256,
    validation: data.validation ?? null,
    hyperparameters,
    iteration,
    costs: curve().slice(),
    state: form.save(state),
  });
  const measure = () => read(form, state, context, curve());
  const end = (status: TrainedRun['status']): TrainedRun => {
    if (status === 'stopped' && iteration > 0) observer.onStop?.(measure);
    return {
      status,
      iterations: iteration,
      curve: curve(),
      costRises: countRises(curve()),
      checkpoint: save(),
      model: form.model(state),
    };
  };

  let taken: Measured | undefined;
  for (const reading of readings.filter((at) => at >= iteration)) {
    while (iteration < reading && patience.left > 0) {
      if (observer.shouldStop()) return end('stopped');
      // The first iteration is a separate block, because the cost limit is computed from the first cost.
      const isFirst = iteration === 0;
      // A block is never longer than the remaining patience. So an early stop is always at the end of a block.
      const most = Math.min(blockLength, patience.left, reading - iteration);
      const block = costs.subarray(iteration, iteration + (isFirst ? 1 : most));
      const { iterations, ended } = form.update(state, {
        costs: block,
        costLimit: isFirst ? Number.MAX_VALUE : costLimitAfter(costs[0] as number, largestWeight),
        shouldStop: observer.shouldStop,
      });
      patience.spend(block.subarray(0, iterations));
      iteration += iterations;
      if (ended !== undefined) return end(ended);
      observer.onIterations(iteration, curve(), save, measure);
    }
    if (taken?.iterations !== iteration) taken = measure();
    observer.onReading({ ...taken, asked: reading }, curve());
  }
  return end('completed');
}

function read<State>(
  form: Form<State>,
  state: State,
  { data: { labels, outputs }, slot }: RunContext,
  curve: Float64Array,
): Measured {
  const train = form.logits(state, 'train');
  const measured = form.logits(state, 'test');
  const cost = curve.at(-1) ?? Number.NaN;
  const heldOut = labels.validation.length * outputs;
  const measure = (logits: Float64Array, of: Uint8Array) => measureHeldOut(slot, logits, of);
  return {
    iterations: curve.length,
    cost,
    metrics: {
      train: { cost, ...measureLogits(train, labels.train) },
      ...(heldOut > 0 && {
        validation: measure(measured.subarray(0, heldOut), labels.validation),
      }),
      test: measure(measured.subarray(heldOut), labels.test),
    },
    model: form.model(state),
  };
}
