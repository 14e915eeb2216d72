import { float64sAt } from '../../preprocess/prepared-data.ts';
import type { RunContext } from '../form.ts';
import { layOutNetwork, type NetworkLayout } from './lay-out-network.ts';
import { type NetworkShape, shapeOf } from './network-shape.ts';
import { takeArea } from './take-area.ts';

/** A run of a network: its shape, and the views of its numbers in the memory of the kernels. */
export type NetworkState = RunContext & {
  shape: NetworkShape;
  layout: NetworkLayout;
  /** The address of the area. */
  at: number;
  /** Parameters and velocity, and a copy of both at the start of a block. */
  numbers: Float64Array;
  snapshot: Float64Array;
  gradient: Float64Array;
  /** ‖W₀‖² of the first layer at scale 1, in the Gram form. */
  startNorm: number;
};

/** A state of zeros in the slot of the run. */
export function createNetworkState(context: RunContext): NetworkState {
  const { data, slot, hyperparameters } = context;
  const shape = shapeOf(data, hyperparameters);
  const layout = layOutNetwork(data, shape);
  const at = takeArea(slot, layout.bytes);
  const viewAt = (offset: number, length: number) => float64sAt(slot.memory, at + offset, length);
  // An earlier run in this slot can have left its numbers.
  viewAt(0, layout.bytes / Float64Array.BYTES_PER_ELEMENT).fill(0);
  viewAt(layout.shares, data.m).fill(1 / data.m);
  return {
    ...{ ...context, shape, layout, at, startNorm: 0 },
    numbers: viewAt(layout.parameters, 2 * layout.span),
    snapshot: viewAt(layout.snapshot, 2 * layout.span),
    gradient: viewAt(layout.gradient, layout.span),
  };
}

/** The address of a number in a region. All three regions have the order of the parameters. */
export const addressIn = (
  { at, layout }: NetworkState,
  region: 'parameters' | 'velocity' | 'gradient',
  index: number,
): number => at + layout[region] + index * Float64Array.BYTES_PER_ELEMENT;
