import { parsePruning, type SweepRequest } from '@sweepq/contract';
import type { z } from 'zod';

type Request = Pick<SweepRequest, 'space' | 'pruning'>;

/** Checks a pruning rule against the space: one iteration count, above the lowest rung. */
export function assertPrunable({ space, pruning }: Request, context: z.RefinementCtx): void {
  if (pruning == null || context.issues.length > 0) return;
  const refuse = (path: string[], message: string, got: string) =>
    context.addIssue({ code: 'custom', path, message, params: { got } });
  const counts = [space.iterations].flat();
  const [iterations] = counts;
  if (counts.length !== 1 || typeof iterations !== 'number') {
    const got = counts.length === 1 ? 'a range' : `${counts.length} counts`;
    refuse(['space', 'iterations'], 'to be one iteration count in a sweep with `pruning`', got);
    return;
  }
  const { minIterations } = parsePruning(pruning, iterations) ?? { minIterations: 0 };
  if (minIterations < iterations) return;
  refuse(
    pruning.minIterations == null ? ['space', 'iterations'] : ['pruning', 'minIterations'],
    pruning.minIterations == null
      ? 'to be at least 2 in a sweep with `pruning`'
      : `to be below the iteration count of the space, ${iterations}`,
    `\`${pruning.minIterations ?? iterations}\``,
  );
}
