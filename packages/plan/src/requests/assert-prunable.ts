import { listSpaces, parsePruning, type SweepRequest } from '@sweepq/contract';
import type { z } from 'zod';
import { pathOf } from './expand-space.ts';

type Request = Pick<SweepRequest, 'space' | 'pruning'>;

/** Checks a pruning rule against the spaces: one iteration count, the same in all of them, above the lowest rung. */
export function assertPrunable({ space, pruning }: Request, context: z.RefinementCtx): void {
  if (pruning == null || context.issues.length > 0) return;
  const refuse = (path: (string | number)[], message: string, got: string) =>
    context.addIssue({ code: 'custom', path, message, params: { got } });
  const pathAt = (index: number) => [...pathOf(space, index), 'iterations'];
  let iterations: number | undefined;
  for (const [k, each] of listSpaces(space).entries()) {
    const counts = [each.iterations].flat();
    const [count] = counts;
    if (counts.length !== 1 || typeof count !== 'number') {
      const got = counts.length === 1 ? 'a range' : `${counts.length} counts`;
      refuse(pathAt(k), 'to be one iteration count in a sweep with `pruning`', got);
      return;
    }
    iterations ??= count;
    if (count !== iterations) {
      const wanted = `to be the iteration count of the first space in a sweep with \`pruning\`, ${iterations}`;
      refuse(pathAt(k), wanted, `\`${count}\``);
      return;
    }
  }
  if (iterations === undefined) return;
  const { minIterations } = parsePruning(pruning, iterations) ?? { minIterations: 0 };
  if (minIterations < iterations) return;
  refuse(
    pruning.minIterations == null ? pathAt(0) : ['pruning', 'minIterations'],
    pruning.minIterations == null
      ? 'to be at least 2 in a sweep with `pruning`'
      : `to be below the iteration count of the space, ${iterations}`,
    `\`${pruning.minIterations ?? iterations}\``,
  );
}
