import type { DescentParams } from '../models/descent-params.ts';
import { step } from './step.ts';

type Rule = Pick<DescentParams, 'learningRate' | 'l2' | 'momentum' | 'nesterov'>;

/** The kernel `stepMany` in scalar TypeScript. Updates the parameters and, with momentum, the velocities. */
export function stepMany(
  parameters: Float64Array,
  velocity: Float64Array,
  gradient: Float64Array,
  rule: Rule,
): void {
  for (let j = 0; j < parameters.length; j++) {
    const old = parameters[j] as number;
    const g = (gradient[j] as number) + rule.l2 * old;
    if (rule.momentum === 0) {
      parameters[j] = old - rule.learningRate * g;
    } else {
      const next = step(velocity[j] as number, g, rule);
      velocity[j] = next.velocity;
      parameters[j] = old + next.by;
    }
  }
}

export type AdamRule = {
  learningRate: number;
  l2: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  /** 1 − β₁ᵗ and 1 − β₂ᵗ at step t. */
  correction1: number;
  correction2: number;
};

/** The kernel `stepAdam` in scalar TypeScript. Updates the parameters and both moments. */
export function stepAdam(
  parameters: Float64Array,
  moments: { first: Float64Array; second: Float64Array },
  gradient: Float64Array,
  rule: AdamRule,
): void {
  const { learningRate, l2, beta1, beta2, epsilon, correction1, correction2 } = rule;
  const { first, second } = moments;
  const by = learningRate / correction1;
  const root = Math.sqrt(correction2);
  for (let j = 0; j < parameters.length; j++) {
    const old = parameters[j] as number;
    const g = (gradient[j] as number) + l2 * old;
    const m = beta1 * (first[j] as number) + (1 - beta1) * g;
    const v = beta2 * (second[j] as number) + (1 - beta2) * (g * g);
    first[j] = m;
    second[j] = v;
    parameters[j] = old - by * (m / (Math.sqrt(v) / root + epsilon));
  }
}
