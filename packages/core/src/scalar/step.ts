import type { DescentParams } from '../models/descent-params.ts';

type Rule = Pick<DescentParams, 'learningRate' | 'momentum' | 'nesterov'>;

/** One update of a number and its velocity, as in the kernels `descendWithMemory` and `stepDirect`. */
export function step(velocity: number, gradient: number, rule: Rule) {
  const descent = rule.learningRate * gradient;
  const next = rule.momentum * velocity - descent;
  return { velocity: next, by: rule.nesterov ? rule.momentum * next - descent : next };
}
