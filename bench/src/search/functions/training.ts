import type { Objective } from '../objective.ts';

const optimizers: Record<string, { bestRate: number; loss: number }> = {
  sgd: { bestRate: -1, loss: 0.3 },
  adam: { bestRate: -3, loss: 0 },
  rmsprop: { bestRate: -3.5, loss: 0.1 },
};

/** Behaves like the loss of a training: a rate on a log scale whose best value depends on a list, and whole numbers. */
export const training: Objective = {
  name: 'training',
  space: [
    [
      { name: 'rate', kind: 'float', min: 1e-6, max: 1, log: true },
      { name: 'optimizer', kind: 'list', values: Object.keys(optimizers) },
      { name: 'layers', kind: 'int', min: 1, max: 8 },
      { name: 'units', kind: 'int', min: 8, max: 1024, log: true },
    ],
  ],
  minimum: 0,
  evaluate({ rate, optimizer, layers, units }) {
    const { bestRate = 0, loss = 0 } = optimizers[String(optimizer)] ?? {};
    const [ofRate, ofUnits] = [Math.log10(Number(rate)) - bestRate, Math.log2(Number(units)) - 7];
    return loss + ofRate ** 2 / 4 + (Number(layers) - 3) ** 2 / 20 + ofUnits ** 2 / 40;
  },
};
