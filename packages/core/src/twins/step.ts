import type { DescentParams } from '../descend/run-spec.ts';

type Rule = Pick<DescentParams, 'learningRate' | 'momentum' | 'nesterov'>;

/** Twin of one update of a number with its velocity, in `descendWithMemory` and `stepDirect`. */
export function step(velocity: number, gradient: number, rule: Rule) {
  const descent = rule.learningRate * gradient;
  const next = rule.momentum * velocity - descent;
  return { velocity: next, by: rule.nesterov ? rule.momentum * next - descent : next };
}
