import type { FormName } from '../../preprocess/choose-form.ts';
import { float64sAt } from '../../preprocess/prepared-data.ts';
import { weighClasses } from '../class-weights.ts';
import type { RunContext } from '../form.ts';
import { parseSchedule, type Schedule } from '../schedule.ts';
import { type Batches, batchSizeOf, createBatches } from './create-batches.ts';
import { layOutNetwork, type NetworkLayout } from './lay-out-network.ts';
import { type NetworkShape, shapeOf } from './network-shape.ts';
import { takeArea } from './take-area.ts';

/** A run of a network: its shape, and the views of its numbers in the memory of the kernels. */
export type NetworkState = RunContext & {
  shape: NetworkShape;
  layout: NetworkLayout;
  /** The address of the area. */
  at: number;
  /** The number of iterations done. */
  iteration: number;
  schedule: Schedule;
  /** The weight of each label in the cost. */
  classWeights: Float64Array;
  /** Undefined if each iteration takes all images. */
  batches: Batches | undefined;
  /** Parameters and their velocity or moments, and a copy of all of them at the start of a block. */
  numbers: Float64Array;
  snapshot: Float64Array;
  gradient: Float64Array;
  /** ‖W₀‖² of the first layer at scale 1, in the Gram form. */
  startNorm: number;
};

/** A state of zeros in the slot of the run. */
export function createNetworkState(context: RunContext, form: FormName): NetworkState {
  const { data, slot, hyperparameters } = context;
  const { optimization } = hyperparameters;
  const shape = shapeOf(data, hyperparameters);
  const layout = layOutNetwork(data, shape, form, hyperparameters);
  const at = takeArea(slot, layout.bytes);
  const viewAt = (offset: number, length: number) => float64sAt(slot.memory, at + offset, length);
  // An earlier run in this slot can have left its numbers.
  viewAt(0, layout.bytes / Float64Array.BYTES_PER_ELEMENT).fill(0);
  const classWeights = weighClasses(data.labels.train, optimization?.classWeight);
  const shares = viewAt(layout.shares, data.m);
  for (let i = 0; i < data.m; i++) {
    shares[i] = (classWeights[data.labels.train[i] as number] as number) / data.m;
  }
  const size = batchSizeOf(hyperparameters, data.m);
  return {
    ...{ ...context, shape, layout, at, classWeights, startNorm: 0, iteration: 0 },
    schedule: parseSchedule(optimization?.schedule ?? 'constant'),
    batches: size < data.m ? createBatches(data.m, size, hyperparameters.seed) : undefined,
    numbers: viewAt(layout.parameters, layout.count),
    snapshot: viewAt(layout.snapshot, layout.count),
    gradient: viewAt(layout.gradient, layout.span),
  };
}

/** The address of a number in a region. All three regions have the order of the parameters. */
export const addressIn = (
  { at, layout }: NetworkState,
  region: 'parameters' | 'velocity' | 'gradient',
  index: number,
): number => at + layout[region] + index * Float64Array.BYTES_PER_ELEMENT;
